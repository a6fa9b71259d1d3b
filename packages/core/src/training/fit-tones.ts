import { emotionLabels, isUpset, type TrainingExample } from './example.ts';
import type { SparseRows } from './rows.ts';
import type { BinarySolution } from './solve.ts';
import { fitHead, solveTwice } from './solve-head.ts';
import type { Vocabulary } from './vectorize.ts';

/** Emotion is noisier and unbalanced (two of three lines are neutral), so it fits looser and weighs the rare side more. */
const emotionSolver = { cost: 0.1, positiveCost: 0.2, passes: 12, tolerance: 0.1 };

/**
 * Tones that follow from the others when those are calibrated together. Without weights of their own the same 27,000 weights find 76.6
 * for 75.8 % of the upset among 10 % false alarms, and 81.3 for 80.9 % of the tones (a fold of the retail lines, 2026-11-20).
 */
const impliedTones: readonly string[] = ['neutral', 'negative'];

/** A column for each tone, and one for being upset. */
export function fitTones(
  rows: SparseRows,
  vocabulary: Vocabulary,
  examples: readonly TrainingExample[],
  seed: number,
  keep: number,
): BinarySolution[] {
  const silent = (bias: number): BinarySolution => ({ weights: new Float32Array(rows.width), bias });
  const toneOf = (example: TrainingExample) => example.emotion ?? 'neutral';
  if (examples.every((example) => toneOf(example) === 'neutral'))
    return [...emotionLabels.map((label) => silent(label === 'neutral' ? 1 : -1)), silent(-1)];
  const told = emotionLabels.filter((label) => !impliedTones.includes(label));
  const targets = [
    ...told.map((label) => signs(examples, (example) => toneOf(example) === label)),
    signs(examples, isUpset),
  ];
  const solver = { ...emotionSolver, seed };
  const solve = solveTwice(rows, targets, solver, solver);
  const solutions = fitHead(rows, vocabulary, targets.length, solve, keep);
  return [...emotionLabels, 'upset'].map((label) => solutions[[...told, 'upset'].indexOf(label)] ?? silent(0));
}

function signs(examples: readonly TrainingExample[], isPositive: (example: TrainingExample) => boolean): Int8Array {
  return Int8Array.from(examples, (example) => (isPositive(example) ? 1 : -1));
}
