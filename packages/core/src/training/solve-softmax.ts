import { seededRandom, shuffle } from './random.ts';
import type { SparseRows } from './rows.ts';
import type { BinarySolution } from './solve.ts';

/** How a problem of many classes is solved. `cost` weighs errors against small weights; larger fits closer. */
export interface SoftmaxOptions {
  readonly cost: number;
  readonly passes: number;
  /** Step of the first pass; it falls linearly to nothing. */
  readonly rate: number;
  /** Share of a row's entries that a pass leaves out at random, so that no class leans on few of them; 0 where absent. */
  readonly dropout?: number;
  readonly seed: number;
  /** Columns that may carry a weight, 1 or 0 each, a mask a class; all where absent. */
  readonly allowed?: readonly Uint8Array[];
  /** Asked once, after `choosePass` passes, which columns may carry a weight from then on; the others become nothing. */
  readonly choose?: (solutions: readonly BinarySolution[]) => readonly Uint8Array[];
  readonly choosePass?: number;
}

/** The label of rows that are of no class: they should say as much for each. */
export const noClass = -1;

/** Rows of no class wait for the classes to take shape. */
const firstStrangePass = 4;

/** A row of no class that one class claims with this probability is left to it. */
const claimed = 0.9;

/** A bias moves with every example, a weight with few. */
const biasRate = 0.1;

/** Classes whose probability is this near to right are left as they are. */
const leastError = 0.002;

/**
 * Multinomial logistic regression by stochastic gradient descent. `labels` holds the class of each row, 0 to `classes` - 1, or `noClass`;
 * one solution a class. Rows are brought to length 1 first: long messages weigh no more than short ones. Deterministic for a seed.
 */
export function solveSoftmax(
  rows: SparseRows,
  labels: Int32Array,
  classes: number,
  options: SoftmaxOptions,
): BinarySolution[] {
  const { cost, passes, rate, dropout = 0, seed, allowed, choose, choosePass = 0 } = options;
  const { offsets, columns } = rows;
  const values = toUnitLength(rows);
  const weights = new Float32Array(rows.width * classes);
  const biases = new Float32Array(classes);
  let mask = allowed && interleaved(allowed, rows.width);
  const scores = new Float32Array(classes);
  const erring = new Uint16Array(classes);
  const random = seededRandom(seed);
  const heard = new Uint32Array(longestRow(rows));
  const share = 1 / (1 - dropout);
  const order = Uint32Array.from({ length: rows.count }, (_, row) => row);
  const solutions = () => Array.from(biases, (bias, index) => ({ weights: columnOf(weights, classes, index), bias }));
  for (let pass = 0; pass < passes; pass += 1) {
    if (choose && pass === choosePass) {
      mask = interleaved(choose(solutions()), rows.width);
      for (let index = 0; index < weights.length; index += 1) if (mask[index] === 0) weights[index] = 0;
    }
    const step = rate * (1 - pass / passes);
    shuffle(order, rows.count, random);
    for (const row of order) {
      const label = labels[row] as number;
      if (label === noClass && pass < firstStrangePass) continue;
      const to = offsets[row + 1] as number;
      let count = 0;
      for (let entry = offsets[row] as number; entry < to; entry += 1) {
        if (dropout > 0 && random() < dropout) continue;
        heard[count] = entry;
        count += 1;
      }
      scores.set(biases);
      for (let place = 0; place < count; place += 1) {
        const entry = heard[place] as number;
        const at = (columns[entry] as number) * classes;
        const value = (values[entry] as number) * share;
        for (let index = 0; index < classes; index += 1)
          scores[index] = (scores[index] as number) + (weights[at + index] as number) * value;
      }
      toProbabilities(scores);
      if (label !== noClass) scores[label] = (scores[label] as number) - 1;
      else if (!toUnevenness(scores)) continue;
      let wrong = 0;
      for (let index = 0; index < classes; index += 1) {
        const error = scores[index] as number;
        biases[index] = (biases[index] as number) - step * biasRate * error;
        if (Math.abs(error) < leastError) continue;
        erring[wrong] = index;
        wrong += 1;
      }
      for (let place = 0; place < count; place += 1) {
        const entry = heard[place] as number;
        const at = (columns[entry] as number) * classes;
        const value = (values[entry] as number) * step * share;
        for (let position = 0; position < wrong; position += 1) {
          const index = erring[position] as number;
          const cell = at + index;
          if (mask === undefined || mask[cell] === 1)
            weights[cell] = (weights[cell] as number) - (scores[index] as number) * value;
        }
      }
    }
    const kept = 1 - step / cost;
    for (let index = 0; index < weights.length; index += 1) weights[index] = (weights[index] as number) * kept;
  }
  return solutions();
}

function longestRow({ count, offsets }: SparseRows): number {
  let longest = 0;
  for (let row = 0; row < count; row += 1)
    longest = Math.max(longest, (offsets[row + 1] as number) - (offsets[row] as number));
  return longest;
}

function toUnitLength({ count, offsets, values }: SparseRows): Float32Array {
  const scaled = values.slice();
  for (let row = 0; row < count; row += 1) {
    const own = scaled.subarray(offsets[row], offsets[row + 1]);
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let entry = 0; entry < own.length; entry += 1) own[entry] = (own[entry] as number) / length;
  }
  return scaled;
}

function toProbabilities(scores: Float32Array): void {
  let best = -Infinity;
  for (const score of scores) if (score > best) best = score;
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const power = Math.exp((scores[index] as number) - best);
    scores[index] = power;
    sum += power;
  }
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] as number) / sum;
}

/** Probabilities less what each class has where all are even; false where one claims the row. */
function toUnevenness(probabilities: Float32Array): boolean {
  const even = 1 / probabilities.length;
  let most = 0;
  for (let index = 0; index < probabilities.length; index += 1) {
    const probability = probabilities[index] as number;
    if (probability > most) most = probability;
    probabilities[index] = probability - even;
  }
  return most < claimed;
}

function interleaved(masks: readonly Uint8Array[], width: number): Uint8Array {
  const all = new Uint8Array(width * masks.length);
  masks.forEach((mask, index) => {
    for (let column = 0; column < width; column += 1) all[column * masks.length + index] = mask[column] as number;
  });
  return all;
}

function columnOf(weights: Float32Array, classes: number, index: number): Float32Array {
  const column = new Float32Array(weights.length / classes);
  for (let row = 0; row < column.length; row += 1) column[row] = weights[row * classes + index] as number;
  return column;
}
