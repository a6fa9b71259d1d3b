import { descend, transposed } from './descend.ts';
import { gridOf, nearest, type Grid } from './grid.ts';
import type { SparseRows } from './rows.ts';
import type { BinarySolution, SolveOptions } from './solve.ts';
import { weightingOf, type Vocabulary } from './vectorize.ts';

/** Columns of a head, and the grid that their weights are on or will be rounded to. */
export interface RoundedColumns {
  readonly solutions: readonly BinarySolution[];
  readonly grid: Grid;
}

/** How many levels a grid has, and which, where they are settled already. */
export interface Levels {
  readonly count: number;
  readonly levels?: readonly number[];
}

/** Finds the grid of some columns and settles them on it with what passes the solver has; with none they stay as they are. */
export function roundColumns(
  rows: SparseRows,
  vocabulary: Vocabulary,
  targets: readonly Int8Array[],
  solutions: readonly BinarySolution[],
  levels: Levels,
  solver: SolveOptions,
): RoundedColumns {
  const grid = gridOf(solutions, vocabulary, levels);
  if (solver.passes === 0) return { solutions, grid };
  const weighting = Float32Array.from(vocabulary.keys, (_, column) => weightingOf(vocabulary, column));
  return { solutions: settleColumns(rows, targets, solutions, grid, weighting, solver), grid };
}

/**
 * Puts the weights of each column on the grid, then moves one after the other to where on the grid the loss is least: each makes up for what
 * rounding did to the others. Of a fold of the retail lines 83.5 % are right with 7 levels, for 83.2 when all weights are only rounded, and
 * 90.3 for 89.7 % of the upset found (2026-11-21).
 */
function settleColumns(
  rows: SparseRows,
  targets: readonly Int8Array[],
  solutions: readonly BinarySolution[],
  { levels, spreads }: Grid,
  weighting: Float32Array,
  solver: SolveOptions,
): BinarySolution[] {
  const entries = transposed(rows);
  return solutions.map((solution, index) => {
    const signs = targets[index];
    const spread = spreads[index] ?? 1;
    const round = (weight: number, column: number) => onGrid(weight, (weighting[column] as number) / spread, levels);
    return signs === undefined ? solution : descend(entries, signs, solution, solver, round);
  });
}

/** The nearest value of the grid, or 0 where that is nearer; `unit` turns a weight into spreads of its column. */
function onGrid(weight: number, unit: number, levels: readonly number[]): number {
  const magnitude = Math.abs(weight) * unit;
  const lowest = levels[0] ?? 0;
  if (magnitude < lowest / 2) return 0;
  const level = (levels[nearest(levels, magnitude)] ?? 0) / unit;
  return weight < 0 ? -level : level;
}
