import type { BinarySolution } from './solve.ts';
import { weightingOf, type Vocabulary } from './vectorize.ts';

/**
 * The values that weights may take: of each sign one of `levels`, ascending, times the spread of the weight's column. Levels are whole numbers
 * of 127ths of the highest, as they are stored. They hold for weights with the weighting by rarity folded in.
 */
export interface Grid {
  readonly levels: readonly number[];
  readonly spreads: readonly number[];
}

/** Weights by which the levels are placed. */
const sampledMagnitudes = 20_000;

/** What a column is stored in: INT8. */
const highestCode = 127;

/** A grid of `count` levels placed where the weights are (Lloyd–Max), or of the levels given. */
export function gridOf(
  solutions: readonly BinarySolution[],
  vocabulary: Vocabulary,
  { count, levels }: { count: number; levels?: readonly number[] },
): Grid {
  const weighted = solutions.map((solution) => weightsAsShipped(solution, vocabulary));
  const spreads = weighted.map(meanMagnitude);
  return { levels: levels ?? asCodes(lloydMax(weighted, spreads, count)), spreads };
}

/** The whole numbers that stand for the levels in a file. */
export function codesOf({ levels }: Grid): number[] {
  const top = levels[levels.length - 1] ?? 1;
  return levels.map((level) => Math.round((level / top) * highestCode));
}

/** What one step of a column's codes is worth. */
export function stepOf({ levels, spreads }: Grid, column: number): number {
  return ((spreads[column] ?? 0) * (levels[levels.length - 1] ?? 1)) / highestCode;
}

function asCodes(levels: readonly number[]): number[] {
  const step = (levels[levels.length - 1] ?? 1) / highestCode;
  return levels.map((level) => Math.max(1, Math.round(level / step)) * step);
}

/** The weighting by rarity folded in: at run time a feature's value is only its count over the norm. */
export function weightsAsShipped(solution: BinarySolution, vocabulary: Vocabulary): Float32Array {
  return solution.weights.map((weight, feature) => weight * weightingOf(vocabulary, feature));
}

function meanMagnitude(weights: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (const weight of weights) {
    if (weight === 0) continue;
    sum += Math.abs(weight);
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

/** Levels that minimise the squared rounding error of the magnitudes, each in units of its column's mean; of a sample where there are many. */
function lloydMax(columns: readonly Float32Array[], spreads: readonly number[], count: number): number[] {
  const stride = Math.max(1, Math.floor(countNonZero(columns) / sampledMagnitudes));
  const magnitudes: number[] = [];
  let seen = 0;
  columns.forEach((weights, column) => {
    const spread = spreads[column] ?? 1;
    for (const weight of weights) {
      if (weight === 0) continue;
      if (seen % stride === 0) magnitudes.push(Math.abs(weight) / spread);
      seen += 1;
    }
  });
  const sorted = Float64Array.from(magnitudes).sort();
  let levels = Array.from(
    { length: count },
    (_, index) => sorted[Math.floor(((index + 0.5) / count) * sorted.length)] ?? index + 1,
  );
  for (let round = 0; round < 30; round += 1) {
    const sums = new Float64Array(count);
    const members = new Float64Array(count);
    for (const magnitude of sorted) {
      const level = nearest(levels, magnitude);
      sums[level] = (sums[level] ?? 0) + magnitude;
      members[level] = (members[level] ?? 0) + 1;
    }
    levels = levels.map((level, index) => (members[index] ? (sums[index] ?? 0) / (members[index] ?? 1) : level));
  }
  return levels;
}

function countNonZero(columns: readonly Float32Array[]): number {
  let count = 0;
  for (const weights of columns) for (const weight of weights) if (weight !== 0) count += 1;
  return count;
}

/** Index of the nearest of ascending levels. */
export function nearest(levels: readonly number[], magnitude: number): number {
  let index = 0;
  while (index + 1 < levels.length && (levels[index] ?? 0) + (levels[index + 1] ?? 0) < 2 * magnitude) index += 1;
  return index;
}
