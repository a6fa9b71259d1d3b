import { expect, test } from 'vitest';
import { selectWeights } from './select.ts';

const vocabulary = {
  hashBits: 8,
  keys: Uint32Array.of(1, 2),
  counts: Uint32Array.of(4, 4),
  rarity: Float32Array.of(1, 1),
};
const solutions = (...columns: number[][]) =>
  columns.map((weights) => ({ weights: Float32Array.from(weights), bias: 0 }));
const kept = (weights: ReturnType<typeof solutions>, keep: number, counts = vocabulary.counts) =>
  selectWeights(weights, { ...vocabulary, counts }, keep).map((mask) => [...mask]);

test('the largest weights stay, those against a class counting less', () => {
  expect(kept(solutions([3, 1]), 1)).toEqual([[1, 0]]);
  expect(kept(solutions([-3, 2.5]), 1)).toEqual([[0, 1]]);
});

test('of equal weights those of the commoner feature stay', () => {
  expect(kept(solutions([1, 1]), 1, Uint32Array.of(4, 40))).toEqual([[0, 1]]);
});

test('a weight in a row by itself has to be worth more than one whose row stays anyway', () => {
  expect(kept(solutions([3, 3.5], [3, 0], [3, 0]), 3)).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(kept(solutions([3, 5], [3, 0], [3, 0]), 1)).toEqual([
    [0, 1],
    [0, 0],
    [0, 0],
  ]);
});
