import { expect, test } from 'vitest';
import { packRows } from './rows.ts';
import { fitHead, solveInRounds } from './solve-head.ts';

/** Where feature 1 is, 0 is too, so 1 says next to nothing new; 2 tells what they do not. The others are against. */
const lines = [...Array.from({ length: 12 }, () => [0, 1]), [0], [2], [3], [4], [5], [6], [7]];
const rows = packRows(
  lines.map((columns) => ({ columns, values: columns.map(() => 1) })),
  8,
);
const targets = [Int8Array.from(lines, (columns) => (columns.some((column) => column < 3) ? 1 : -1))];
const vocabulary = {
  hashBits: 8,
  keys: Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7),
  counts: Uint32Array.of(13, 12, 1, 1, 1, 1, 1, 1),
  rarity: new Float32Array(8).fill(1),
};
const solver = { cost: 1, passes: 50, tolerance: 1e-4, seed: 1 };
const keptOf = (isContested: boolean) => {
  const [solution] = fitHead(rows, vocabulary, 1, solveInRounds(rows, targets, solver, solver, isContested), 2);
  return [...(solution?.weights ?? [])].flatMap((weight, column) => (weight === 0 ? [] : [column]));
};

test('of features that say the same, one is left when weights compete', () => {
  expect(keptOf(false)).toEqual([0, 1]);
  expect(keptOf(true)).toEqual([0, 2]);
});
