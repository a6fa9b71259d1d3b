import { emotionLabels, isUpset, type TrainingExample } from './example.ts';
import type { SparseRows } from './rows.ts';
import { roundColumns, type RoundedColumns } from './settle.ts';
import type { BinarySolution, SolveOptions } from './solve.ts';
import { fitHead, solveInRounds } from './solve-head.ts';
import type { Vocabulary } from './vectorize.ts';

/**
 * Emotion is noisier, so it fits looser. Learned from all other writers, of the 26,883 first lines costs of 0.1 / 0.2 / 0.3 give the small tier
 * 83.4 / 83.6 / 83.4 % of the tones and find 78.5 / 79.2 / 78.7 % of the upset (2026-11-21).
 */
const emotionSolver = { cost: 0.2, passes: 12, tolerance: 0.1 };

/**
 * Tones that follow from the others when those are calibrated together. Without weights of their own the same 27,000 weights find 76.6
 * for 75.8 % of the upset among 10 % false alarms, and 81.3 for 80.9 % of the tones (a fold of the retail lines, 2026-11-20).
 */
const impliedTones: readonly string[] = ['neutral', 'negative'];

/** A column for each tone, and one for being upset, on a grid of the given levels. */
export function fitTones(
  rows: SparseRows,
  vocabulary: Vocabulary,
  examples: readonly TrainingExample[],
  keep: number,
  { seed, passes }: SolveOptions,
  levels: readonly number[],
): RoundedColumns {
  const silent = (bias: number): BinarySolution => ({ weights: new Float32Array(rows.width), bias });
  const onGrid = (solutions: readonly BinarySolution[], spreads = solutions.map(() => 1)): RoundedColumns => ({
    solutions,
    grid: { levels, spreads },
  });
  const toneOf = (example: TrainingExample) => example.emotion ?? 'neutral';
  if (examples.every((example) => toneOf(example) === 'neutral'))
    return onGrid([...emotionLabels.map((label) => silent(label === 'neutral' ? 1 : -1)), silent(-1)]);
  const told = emotionLabels.filter((label) => !impliedTones.includes(label));
  const targets = [
    ...told.map((label) => signs(examples, (example) => toneOf(example) === label)),
    signs(examples, isUpset),
  ];
  const solver = { ...emotionSolver, seed };
  // Weights that compete know other writers' tones worse: 83.1 for 83.4 %, as several that say the same stand in for each other.
  const solve = solveInRounds(rows, targets, solver, solver, false);
  const columns = fitHead(rows, vocabulary, targets.length, solve, keep);
  const { solutions, grid } = roundColumns(
    rows,
    vocabulary,
    targets,
    columns,
    { count: levels.length, levels },
    { ...solver, passes },
  );
  const places = [...emotionLabels, 'upset'].map((label) => [...told, 'upset'].indexOf(label));
  return onGrid(
    places.map((place) => solutions[place] ?? silent(0)),
    places.map((place) => grid.spreads[place] ?? 1),
  );
}

function signs(examples: readonly TrainingExample[], isPositive: (example: TrainingExample) => boolean): Int8Array {
  return Int8Array.from(examples, (example) => (isPositive(example) ? 1 : -1));
}
