import { readWith } from '../cli/score/held-out.ts';
import { type CorpusLine, readCorpus } from '../cli/train-corpus.ts';
import { evaluate } from '../src/training/evaluate.ts';
import type { FitOptions } from '../src/training/fit-options.ts';
import { seededRandom, shuffle } from '../src/training/random.ts';
import { trainUncalibrated } from '../src/training/train.ts';

/** Lines in an order drawn from a fixed seed: two thirds to train on, the others to measure with. */
export interface Fold {
  readonly known: readonly CorpusLine[];
  readonly unseen: readonly CorpusLine[];
}

/** Shares of 1 that need no calibration; `byVariety` is the share of right intents. */
export interface FoldScore {
  readonly intentAccuracy: number;
  readonly topThree: number;
  readonly byVariety: Readonly<Record<string, number>>;
}

const seed = 20_261_120;

/** The retail corpus as one fold. Any beginning of `known` is a fair sample of it. */
export function readFold(): Fold {
  const corpus = readCorpus(new URL('../corpus/retail/', import.meta.url));
  const order = Uint32Array.from(corpus, (_, index) => index);
  shuffle(order, order.length, seededRandom(seed));
  const lines = [...order].flatMap((index) => corpus[index] ?? []);
  const held = Math.floor(lines.length / 3);
  return { known: lines.slice(held), unseen: lines.slice(0, held) };
}

/** Trains on `known` as a tier is trained, quantised as it ships, and measures on `unseen`. */
export function measureFold({ known, unseen }: Fold, options: Partial<FitOptions>): FoldScore {
  const model = trainUncalibrated(known, { name: 'fold', version: '1' }, options);
  const readings = readWith(
    model,
    unseen.map(({ text }) => text),
  );
  const scoreOf = (isWanted: (line: CorpusLine) => boolean) => {
    const places = unseen.flatMap((line, index) => (isWanted(line) ? [index] : []));
    return evaluate(
      places.flatMap((index) => readings[index] ?? []),
      places.flatMap((index) => unseen[index] ?? []),
    );
  };
  const { intentAccuracy, topThree } = scoreOf(() => true);
  const varieties = [...new Set(unseen.map(({ variety = 'none' }) => variety))].sort();
  const byVariety = varieties.map((name) => [name, scoreOf(({ variety }) => variety === name).intentAccuracy]);
  return { intentAccuracy, topThree, byVariety: Object.fromEntries(byVariety) };
}
