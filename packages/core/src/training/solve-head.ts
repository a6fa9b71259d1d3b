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

/** Solves each column by itself, over the weights of its mask where there are masks. */
function solveEach(
  rows: SparseRows,
  targets: readonly Int8Array[],
): (solver: SolveOptions, masks?: readonly Uint8Array[]) => BinarySolution[] {
  const { rows: ranked, places } = rankColumns(rows);
  const keepColumns = columnFilter(ranked);
  return (solver, masks) =>
    targets.map((target, index): BinarySolution => {
      const mask = masks?.[index];
      const own = mask === undefined ? ranked : keepColumns(rankedMask(mask, places));
      const { weights, bias } = solveBinary(own, target, { ...solver, seed: solver.seed + index });
      return { bias, weights: unranked(weights, places) };
    });
}

/** Solves each column by itself; where weights are chosen, `first` for the choice, and `last` over the chosen ones. */
export function solveTwice(
  rows: SparseRows,
  targets: readonly Int8Array[],
  first: SolveOptions,
  last: SolveOptions,
): SolveHead {
  const solve = solveEach(rows, targets);
  return (choose) => solve(last, choose?.(solve(first)));
}

/** What `together` gives, by which weights are chosen, plus `share` times what each column gives by itself: a sum of linear models is one. */
export function solveMixed(
  together: SolveHead,
  rows: SparseRows,
  targets: readonly Int8Array[],
  solver: SolveOptions,
  share: number,
): SolveHead {
  return (choose) => {
    let masks: readonly Uint8Array[] | undefined;
    const sums = together(choose && ((free) => (masks = choose(free))));
    const parts = solveEach(rows, targets)(solver, masks);
    return sums.map(({ weights, bias }, index) => {
      const part = parts[index];
      if (part === undefined) return { weights, bias };
      return {
        weights: weights.map((weight, column) => weight + share * (part.weights[column] as number)),
        bias: bias + share * part.bias,
      };
    });
  };
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
