import type { SparseRows } from './rows.ts';
import type { BinarySolution, SolveOptions } from './solve.ts';

/** The entries of rows by column: those of column `i` stand from `starts[i]` on, before `starts[i + 1]`. */
export interface Entries {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

/** The same entries by column. */
export function transposed({ count, width, offsets, columns, values }: SparseRows): Entries {
  const starts = new Uint32Array(width + 1);
  for (const column of columns) starts[column + 1] = (starts[column + 1] as number) + 1;
  for (let column = 0; column < width; column += 1)
    starts[column + 1] = (starts[column + 1] as number) + (starts[column] as number);
  const next = starts.slice(0, width);
  const found = { starts, rows: new Uint32Array(columns.length), values: new Float32Array(columns.length) };
  for (let row = 0; row < count; row += 1) {
    for (let entry = offsets[row] as number; entry < (offsets[row + 1] as number); entry += 1) {
      const column = columns[entry] as number;
      const place = next[column] as number;
      next[column] = place + 1;
      found.rows[place] = row;
      found.values[place] = values[entry] as number;
    }
  }
  return found;
}

/**
 * Lowers the squared hinge loss of one column from a first solution on, one weight after the other (primal coordinate descent, Chang et al.,
 * 2008). Weights of 0 stay. `round` says which value a weight may take instead of the best one.
 */
export function descend(
  { starts, rows, values }: Entries,
  signs: Int8Array,
  { weights: free, bias: freeBias }: BinarySolution,
  { cost, positiveCost = cost, passes }: SolveOptions,
  round: (weight: number, column: number) => number = (weight) => weight,
): BinarySolution {
  const weights = new Float32Array(free.length);
  const scores = new Float32Array(signs.length).fill(freeBias);
  const kept: number[] = [];
  const move = (column: number, to: number) => {
    const step = to - (weights[column] as number);
    if (step === 0) return;
    weights[column] = to;
    for (let entry = starts[column] as number; entry < (starts[column + 1] as number); entry += 1) {
      const row = rows[entry] as number;
      scores[row] = (scores[row] as number) + step * (values[entry] as number);
    }
  };
  for (let column = 0; column < free.length; column += 1) {
    if (free[column] === 0) continue;
    kept.push(column);
    move(column, round(free[column] as number, column));
  }
  let bias = freeBias;
  for (let pass = 0; pass < passes; pass += 1) {
    for (const column of kept) {
      let slope = weights[column] as number;
      let curvature = 1;
      for (let entry = starts[column] as number; entry < (starts[column + 1] as number); entry += 1) {
        const row = rows[entry] as number;
        const sign = signs[row] as number;
        const slack = 1 - sign * (scores[row] as number);
        if (slack <= 0) continue;
        const value = values[entry] as number;
        const weight = 2 * (sign > 0 ? positiveCost : cost);
        slope -= weight * sign * value * slack;
        curvature += weight * value * value;
      }
      move(column, round((weights[column] as number) - slope / curvature, column));
    }
    let slope = bias;
    let curvature = 1;
    for (let row = 0; row < scores.length; row += 1) {
      const sign = signs[row] as number;
      const slack = 1 - sign * (scores[row] as number);
      if (slack <= 0) continue;
      const weight = 2 * (sign > 0 ? positiveCost : cost);
      slope -= weight * sign * slack;
      curvature += weight;
    }
    const step = -slope / curvature;
    bias += step;
    for (let row = 0; row < scores.length; row += 1) scores[row] = (scores[row] as number) + step;
  }
  return { bias, weights };
}
