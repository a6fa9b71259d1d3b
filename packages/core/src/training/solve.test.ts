import { expect, test } from 'vitest';
import { columnScaler, packRows, rankColumns, unranked } from './rows.ts';
import { solveBinary } from './solve.ts';

const rows = packRows(
  [
    { columns: [0, 2], values: [1, 1] },
    { columns: [0], values: [1] },
    { columns: [1, 2], values: [1, 1] },
    { columns: [1], values: [1] },
  ],
  3,
);
const signs = Int8Array.of(1, 1, -1, -1);
const options = { cost: 1, passes: 200, tolerance: 1e-6, seed: 1 };

test('reaches the optimum of the squared hinge', () => {
  const { weights, bias } = solveBinary(rows, signs, options);
  // By symmetry w0 = -w1, w2 = bias = 0; the loss w0² + 4·(1 − w0)² is smallest at 0.8.
  expect(weights[0]).toBeCloseTo(0.8, 3);
  expect(weights[1]).toBeCloseTo(-0.8, 3);
  expect(weights[2]).toBeCloseTo(0, 3);
  expect(bias).toBeCloseTo(0, 3);
});

test('a column that is not allowed carries no weight', () => {
  const { weights } = solveBinary(columnScaler(rows)(Float32Array.of(1, 0, 0)), signs, options);
  expect(weights.slice(1)).toEqual(new Float32Array(2));
  expect(weights[0]).toBeGreaterThan(0);
});

test('a column that is scaled is read so many times as large', () => {
  const [once, thrice] = [1, 3].map((scale) =>
    solveBinary(columnScaler(rows)(Float32Array.of(scale, 1, 1)), signs, options),
  );
  expect((thrice?.weights[0] ?? 0) * 3).toBeGreaterThan(once?.weights[0] ?? 0);
});

test('a dearer positive side moves the boundary its way', () => {
  const plain = solveBinary(rows, signs, options);
  const dear = solveBinary(rows, signs, { ...options, positiveCost: 10 });
  expect(dear.bias).toBeGreaterThan(plain.bias);
});

test('the order of the columns changes nothing', () => {
  const uneven = packRows(
    [
      { columns: [0, 2], values: [1, 1] },
      { columns: [2], values: [1] },
      { columns: [1, 2], values: [1, -1] },
      { columns: [1, 2], values: [1, 2] },
    ],
    3,
  );
  const { rows: ranked, places } = rankColumns(uneven);
  expect([...places]).toEqual([2, 1, 0]);
  const { weights, bias } = solveBinary(ranked, signs, options);
  const expected = solveBinary(uneven, signs, options);
  expect(unranked(weights, places)).toEqual(expected.weights);
  expect(bias).toBe(expected.bias);
});
