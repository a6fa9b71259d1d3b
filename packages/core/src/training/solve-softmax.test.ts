import { expect, test } from 'vitest';
import { packRows } from './rows.ts';
import { solveSoftmax } from './solve-softmax.ts';

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
