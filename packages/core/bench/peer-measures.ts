import { brotliCompressSync, constants } from 'node:zlib';
import type { Guess, Peer } from './peer-classifiers.ts';
import type { IntentSet, LabelledRow } from './peer-sets.ts';

/** One training and one pass over the test rows. Times in the units of their names, shares from 0 to 1. */
export interface PeerRun {
  readonly accuracy: number;
  /** Chance that a text in scope is surer than one out of scope; absent where the set has none. */
  readonly outsideAuroc?: number;
  readonly trainingSeconds: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly brotliBytes: number;
}

/** Trains a peer on `rows` and measures it on the test rows of `set`. */
export async function measurePeer(peer: Peer, rows: readonly LabelledRow[], set: IntentSet): Promise<PeerRun> {
  const startedAt = performance.now();
  const trained = await peer.train(rows, set.language);
  const trainingSeconds = (performance.now() - startedAt) / 1000;
  const times: number[] = [];
  const guessAll = async (asked: readonly LabelledRow[]) => {
    const guesses: Guess[] = [];
    for (const { text } of asked) {
      const before = performance.now();
      guesses.push(await trained.guess(text));
      times.push(performance.now() - before);
    }
    return guesses;
  };
  const inside = await guessAll(set.test);
  const outside = await guessAll(set.outside);
  times.sort((left, right) => left - right);
  const right = inside.filter((guess, index) => guess.intent === set.test[index]?.intent).length;
  return {
    accuracy: right / set.test.length,
    ...(outside.length > 0 && { outsideAuroc: auroc(surenesses(inside), surenesses(outside)) }),
    trainingSeconds,
    p50Ms: times[Math.floor(times.length * 0.5)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
    brotliBytes: brotliCompressSync(trained.artefact, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length,
  };
}

/** Runs over several draws as one row: means, and the deviation of the accuracy where there are several. */
export function summarize(runs: readonly PeerRun[]) {
  const mean = (pick: (run: PeerRun) => number) => runs.reduce((sum, run) => sum + pick(run), 0) / runs.length;
  const accuracy = mean((run) => run.accuracy);
  const spread = runs.reduce((sum, run) => sum + (run.accuracy - accuracy) ** 2, 0) / Math.max(1, runs.length - 1);
  const hasOutside = runs.every((run) => run.outsideAuroc !== undefined);
  return {
    accuracy: places(accuracy),
    ...(runs.length > 1 && { accuracyDeviation: places(Math.sqrt(spread)) }),
    ...(hasOutside && { outsideAuroc: places(mean((run) => run.outsideAuroc ?? 0)) }),
    trainingSeconds: digits(mean((run) => run.trainingSeconds)),
    p50Ms: digits(mean((run) => run.p50Ms)),
    p95Ms: digits(mean((run) => run.p95Ms)),
    brotliBytes: Math.round(mean((run) => run.brotliBytes)),
  };
}

function surenesses(guesses: readonly Guess[]): number[] {
  return guesses.map((guess) => guess.sureness);
}

/** Area under the curve by ranks; equal values share their rank. */
function auroc(higher: readonly number[], lower: readonly number[]): number {
  const all = [
    ...higher.map((value) => ({ value, isHigher: true })),
    ...lower.map((value) => ({ value, isHigher: false })),
  ];
  all.sort((left, right) => left.value - right.value);
  let rankSum = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const shared = (from + 1 + to) / 2;
    for (let index = from; index < to; index += 1) if (all[index]?.isHigher) rankSum += shared;
    from = to;
  }
  return (rankSum - (higher.length * (higher.length + 1)) / 2) / (higher.length * lower.length);
}

function places(value: number): number {
  return Number(value.toFixed(4));
}

function digits(value: number): number {
  return Number(value.toPrecision(3));
}
