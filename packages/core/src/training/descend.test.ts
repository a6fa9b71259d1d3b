import { expect, test } from 'vitest';
import { descend, transposed } from './descend.ts';
import { packRows } from './rows.ts';
import type { BinarySolution } from './solve.ts';

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
const options = { cost: 1, passes: 100, tolerance: 1e-6, seed: 1 };
const start = (...weights: number[]): BinarySolution => ({ weights: Float32Array.from(weights), bias: 0 });

/** What is lowered: half the squares of the weights, and the squared hinge of each row. */
function lossOf({ weights, bias }: BinarySolution): number {
  let loss = bias ** 2 / 2;
  for (const weight of weights) loss += weight ** 2 / 2;
  for (let row = 0; row < rows.count; row += 1) {
    let score = bias;
    for (let entry = rows.offsets[row] ?? 0; entry < (rows.offsets[row + 1] ?? 0); entry += 1)
      score += (weights[rows.columns[entry] ?? 0] ?? 0) * (rows.values[entry] ?? 0);
    loss += Math.max(0, 1 - (signs[row] ?? 0) * score) ** 2;
  }
  return loss;
}

test('reaches the optimum of the squared hinge from anywhere', () => {
  const { weights, bias } = descend(transposed(rows), signs, start(5, 3, -2), options);
  // By symmetry w0 = -w1, w2 = bias = 0; the loss w0² + 4·(1 − w0)² is smallest at 0.8.
  expect(weights[0]).toBeCloseTo(0.8, 3);
  expect(weights[1]).toBeCloseTo(-0.8, 3);
  expect(weights[2]).toBeCloseTo(0, 3);
  expect(bias).toBeCloseTo(0, 3);
});

test('a weight of 0 stays', () => {
  const { weights } = descend(transposed(rows), signs, start(0, 0.1, 0), options);
  expect([weights[0], weights[2]]).toEqual([0, 0]);
  expect(weights[1]).toBeLessThan(0);
});

test('on a grid weights make up for the rounding of each other', () => {
  const toHalves = (weight: number) => Math.round(weight * 2) / 2;
  const free = start(0.9, -0.7, 0.3);
  const rounded = { ...free, weights: free.weights.map(toHalves) };
  const settled = descend(transposed(rows), signs, free, options, toHalves);
  expect(settled.weights.every((weight) => weight === toHalves(weight))).toBe(true);
  expect(lossOf(settled)).toBeLessThan(lossOf(rounded));
});
