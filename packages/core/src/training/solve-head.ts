import { descend, transposed } from './descend.ts';
import { columnScaler, rankColumns, ranked, unranked, type SparseRows } from './rows.ts';
import { selectWeights } from './select.ts';
import { solveBinary, type BinarySolution, type SolveOptions } from './solve.ts';
import { noClass, solveSoftmax, type SoftmaxOptions } from './solve-softmax.ts';
import type { Vocabulary } from './vectorize.ts';

/** Solves all columns of a head over the weights that `choose` picks from a first solution; over all where it is absent. */
export type SolveHead = (choose?: ChooseWeights) => BinarySolution[];

/** A mask for each column: 1 at the weights that stay, `times` as many as are wanted in the end. */
type ChooseWeights = (solutions: readonly BinarySolution[], times?: number) => readonly Uint8Array[];

/** Fits every column freely, keeps the weights that matter, and fits on over those alone. */
export function fitHead(
  rows: SparseRows,
  vocabulary: Vocabulary,
  columns: number,
  solve: SolveHead,
  keep: number,
): BinarySolution[] {
  return keep >= rows.width * columns
    ? solve()
    : solve((free, times = 1) => selectWeights(free, vocabulary, keep * times));
}

/** Solves each column by itself, with what the rows say scaled for it where there are scales; weights are those of the rows as they are. */
function solveEach(
  rows: SparseRows,
  targets: readonly Int8Array[],
): (solver: SolveOptions, scales?: readonly Float32Array[]) => BinarySolution[] {
  const { rows: byRank, places } = rankColumns(rows);
  const scaleColumns = columnScaler(byRank);
  return (solver, scales) =>
    targets.map((target, index): BinarySolution => {
      const scale = scales?.[index] && ranked(scales[index], places);
      const own = scale === undefined ? byRank : scaleColumns(scale);
      const { weights, bias } = solveBinary(own, target, { ...solver, seed: solver.seed + index });
      return { bias, weights: unranked(scale === undefined ? weights : timesEach(weights, scale), places) };
    });
}

/** In the round between, this many times the weights that are wanted are left to choose from. */
const candidates = 3;

/** Passes over the chosen weights, from what they were among the candidates: 6 are no better, nor is a fit from nothing, which takes longer. */
const refiningPasses = 3;

/** How much dearer a weight is that was small before: its column counts as its old weight to this power. */
const rivalry = 0.7;

/**
 * Solves each column by itself; where weights are chosen, in three rounds. The second makes small weights of the first dearer, so that of
 * several that say the same one takes over (adaptive ridge, Frommlet and Nuel, 2016): with the small tier's number of weights 83.0 for
 * 82.6 % of held-out retail lines (2026-11-21). The last is over the chosen ones alone.
 */
export function solveInRounds(
  rows: SparseRows,
  targets: readonly Int8Array[],
  first: SolveOptions,
  last: SolveOptions,
  isContested: boolean,
): SolveHead {
  const solve = solveEach(rows, targets);
  return (choose) => {
    if (choose === undefined) return solve(last);
    const free = solve(first);
    if (!isContested)
      return solve(
        last,
        choose(free).map((mask) => new Float32Array(mask)),
      );
    const left = choose(free, candidates);
    const fewer = solve(
      first,
      free.map(({ weights }, index) => scalesBy(weights, left[index])),
    );
    const chosen = choose(fewer).map((mask, index) => onlyThose(fewer[index], mask));
    const entries = transposed(rows);
    return chosen.map((solution, index) =>
      descend(entries, targets[index] ?? new Int8Array(rows.count), solution, { ...last, passes: refiningPasses }),
    );
  };
}

function onlyThose(solution: BinarySolution | undefined, mask: Uint8Array): BinarySolution {
  const { weights, bias } = solution ?? { weights: new Float32Array(mask.length), bias: 0 };
  return { bias, weights: weights.map((weight, column) => (mask[column] === 1 ? weight : 0)) };
}

/** What each column counts when it competes: its weight, in means of those left, to the power of the rivalry. */
function scalesBy(weights: Float32Array, left: Uint8Array | undefined): Float32Array {
  const scales = new Float32Array(weights.length);
  let sum = 0;
  let count = 0;
  for (let column = 0; column < weights.length; column += 1) {
    if (!left?.[column]) continue;
    sum += Math.abs(weights[column] as number);
    count += 1;
  }
  for (let column = 0; column < weights.length; column += 1) {
    if (left?.[column]) scales[column] = ((Math.abs(weights[column] as number) * count) / sum) ** rivalry;
  }
  return scales;
}

function timesEach(values: Float32Array, factors: Float32Array): Float32Array {
  const products = new Float32Array(values.length);
  for (let index = 0; index < values.length; index += 1)
    products[index] = (values[index] as number) * (factors[index] as number);
  return products;
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
    const parts = solveEach(rows, targets)(
      solver,
      masks?.map((mask) => new Float32Array(mask)),
    );
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
