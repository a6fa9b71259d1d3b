import { columnFilter, rankColumns, rankedMask, unranked, type SparseRows } from './rows.ts';
import { selectWeights } from './select.ts';
import { solveBinary, type BinarySolution, type SolveOptions } from './solve.ts';
import { noClass, solveSoftmax, type SoftmaxOptions } from './solve-softmax.ts';
import type { Vocabulary } from './vectorize.ts';

/** Solves all columns of a head over the weights that `choose` picks from a first solution; over all where it is absent. */
export type SolveHead = (choose?: ChooseWeights) => BinarySolution[];
type ChooseWeights = (solutions: readonly BinarySolution[]) => readonly Uint8Array[];

/** Fits every column freely, keeps the weights that matter, and fits on over those alone. */
export function fitHead(
  rows: SparseRows,
  vocabulary: Vocabulary,
  columns: number,
  solve: SolveHead,
  keep: number,
): BinarySolution[] {
  return keep >= rows.width * columns ? solve() : solve((free) => selectWeights(free, vocabulary, keep));
}

/** Solves each column by itself; where weights are chosen, `first` for the choice, and `last` over the chosen ones. */
export function solveTwice(
  rows: SparseRows,
  targets: readonly Int8Array[],
  first: SolveOptions,
  last: SolveOptions,
): SolveHead {
  const { rows: ranked, places } = rankColumns(rows);
  const keepColumns = columnFilter(ranked);
  const solve = (solver: SolveOptions, masks?: readonly Uint8Array[]) =>
    targets.map((target, index): BinarySolution => {
      const mask = masks?.[index];
      const own = mask === undefined ? ranked : keepColumns(rankedMask(mask, places));
      const { weights, bias } = solveBinary(own, target, { ...solver, seed: solver.seed + index });
      return { bias, weights: unranked(weights, places) };
    });
  return (choose) => solve(last, choose?.(solve(first)));
}

/** Rows behind those that have a label are of no class. */
export function solveTogether(
  rows: SparseRows,
  labels: Int32Array,
  classes: number,
  solver: SoftmaxOptions,
): SolveHead {
  const all = new Int32Array(rows.count).fill(noClass);
  all.set(labels);
  return (choose) => solveSoftmax(rows, all, classes, { ...solver, ...(choose && { choose }) });
}
