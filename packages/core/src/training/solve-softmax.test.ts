import { expect, test } from 'vitest';
import { packRows } from './rows.ts';
import { noClass, solveSoftmax } from './solve-softmax.ts';

const rows = packRows(
  [
    { columns: [0, 2], values: [1, 1] },
    { columns: [1, 2], values: [1, 1] },
    { columns: [3], values: [1] },
  ],
  4,
);
const labels = Int32Array.of(0, 1, 2);
const options = { cost: 10, passes: 400, rate: 1, seed: 1 };

test('tells classes apart by what only they have', () => {
  const [first, second, third] = solveSoftmax(rows, labels, 3, options);
  expect(first?.weights[0]).toBeGreaterThan(1);
  expect(second?.weights[0]).toBeLessThan(0);
  // What the first two share tells them apart from the third, not from each other.
  expect(first?.weights[2]).toBeCloseTo(second?.weights[2] ?? NaN, 1);
  expect(third?.weights[2]).toBeLessThan(0);
});

test('the weights of one column over the classes add up to nothing', () => {
  const solutions = solveSoftmax(rows, labels, 3, options);
  for (let column = 0; column < 4; column += 1)
    expect(solutions.reduce((sum, { weights }) => sum + (weights[column] ?? NaN), 0)).toBeCloseTo(0, 4);
});

test('a weight that is not allowed stays nothing', () => {
  const allowed = [Uint8Array.of(0, 1, 1, 1), Uint8Array.of(1, 1, 1, 1), Uint8Array.of(1, 1, 1, 1)];
  expect(solveSoftmax(rows, labels, 3, { ...options, allowed })[0]?.weights[0]).toBe(0);
});

test('weights that are not chosen halfway become nothing, the others are fitted on', () => {
  let asked = 0;
  const choose = (solutions: readonly { weights: Float32Array }[]) => {
    asked += 1;
    expect(solutions[0]?.weights[0]).not.toBe(0);
    return solutions.map(() => Uint8Array.of(0, 1, 1, 1));
  };
  const [first, second] = solveSoftmax(rows, labels, 3, { ...options, choose, choosePass: 200 });
  expect(asked).toBe(1);
  expect(first?.weights[0]).toBe(0);
  expect(second?.weights[1]).toBeGreaterThan(1);
});

test('with entries left out at random the same seed gives the same weights, and classes are still told apart', () => {
  const dropping = { ...options, dropout: 0.4 };
  const [first, second] = solveSoftmax(rows, labels, 3, dropping);
  expect(first?.weights[0]).toBeGreaterThan(0.5);
  expect(second?.weights[0]).toBeLessThan(0);
  expect(solveSoftmax(rows, labels, 3, dropping)[0]?.weights).toEqual(first?.weights);
  expect(solveSoftmax(rows, labels, 3, { ...dropping, seed: 2 })[0]?.weights).not.toEqual(first?.weights);
});

test('what rows of no class share with a class speaks less for it, unless the class claims them', () => {
  const withStrangers = packRows(
    [
      { columns: [0, 2], values: [1, 1] },
      { columns: [1, 3], values: [1, 1] },
      { columns: [2], values: [1] },
      { columns: [0], values: [1] },
    ],
    4,
  );
  const weightsOf = (third: number, fourth: number) =>
    solveSoftmax(withStrangers, Int32Array.of(0, 1, third, fourth), 2, { ...options, cost: 1000 })[0]?.weights;
  const strange = weightsOf(noClass, 0);
  const known = weightsOf(0, 0);
  expect(strange?.[2]).toBeLessThan(0.5 * (known?.[2] ?? 0));
  expect(strange?.[0]).toBeGreaterThan(1);
});
