import { seededRandom, shuffle } from './random.ts';
import type { SparseRows } from './rows.ts';

/** How one two-class problem is solved. `cost` weighs errors against small weights; larger fits closer. */
export interface SolveOptions {
  readonly cost: number;
  readonly positiveCost?: number;
  readonly passes: number;
  readonly tolerance: number;
  readonly seed: number;
}

/** Weights of one two-class problem; `bias` is the weight of a constant 1. */
export interface BinarySolution {
  readonly weights: Float32Array;
  readonly bias: number;
}

/**
 * Linear classifier with squared hinge loss by dual coordinate descent with shrinking (Hsieh et al., 2008).
 * `signs` holds +1 or -1 per row. Deterministic for a seed.
 */
export function solveBinary(rows: SparseRows, signs: Int8Array, options: SolveOptions): BinarySolution {
  const { offsets, columns, values } = rows;
  const weights = new Float32Array(rows.width);
  const random = seededRandom(options.seed);
  const alphas = new Float32Array(rows.count);
  const active = new Uint32Array(rows.count);
  const diagonals = new Float32Array(rows.count);
  for (let row = 0; row < rows.count; row += 1) {
    active[row] = row;
    let square = 1;
    for (let entry = offsets[row] as number; entry < (offsets[row + 1] as number); entry += 1) {
      square += (values[entry] as number) ** 2;
    }
    const cost = (signs[row] as number) > 0 ? (options.positiveCost ?? options.cost) : options.cost;
    diagonals[row] = square + 0.5 / cost;
  }
  let bias = 0;
  let activeCount = rows.count;
  let shrinkAbove = Infinity;
  for (let pass = 0; pass < options.passes; pass += 1) {
    shuffle(active, activeCount, random);
    let largest = 0;
    for (let position = 0; position < activeCount; position += 1) {
      const row = active[position] as number;
      const sign = signs[row] as number;
      const from = offsets[row] as number;
      const to = offsets[row + 1] as number;
      const cost = sign > 0 ? (options.positiveCost ?? options.cost) : options.cost;
      const alpha = alphas[row] as number;
      let score = bias;
      for (let entry = from; entry < to; entry += 1)
        score += (weights[columns[entry] as number] as number) * (values[entry] as number);
      const gradient = sign * score - 1 + (alpha * 0.5) / cost;
      if (alpha === 0 && gradient > shrinkAbove) {
        activeCount -= 1;
        active[position] = active[activeCount] as number;
        active[activeCount] = row;
        position -= 1;
        continue;
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      if (projected === 0) continue;
      largest = Math.max(largest, Math.abs(projected));
      const next = Math.max(alpha - gradient / (diagonals[row] as number), 0);
      alphas[row] = next;
      const step = (next - alpha) * sign;
      bias += step;
      for (let entry = from; entry < to; entry += 1) {
        const column = columns[entry] as number;
        weights[column] = (weights[column] as number) + step * (values[entry] as number);
      }
    }
    if (largest < options.tolerance) {
      if (activeCount === rows.count) break;
      activeCount = rows.count;
      shrinkAbove = Infinity;
    } else shrinkAbove = largest;
  }
  return { weights, bias };
}
