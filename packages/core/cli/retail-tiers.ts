import type { FitOptions } from '../src/training/fit-options.ts';
import type { ModelIdentity } from '../src/training/quantize.ts';
import { heardKnowledge } from './knowledge/heard-knowledge.ts';
import { readRetailKnowledge } from './knowledge/retail-knowledge.ts';

/** The two sizes of the shipped retail model. */
export type TierName = 'small' | 'full';

/** What a tier is called and how it is trained. */
export interface RetailTier {
  readonly identity: ModelIdentity;
  readonly options: Partial<FitOptions>;
}

/**
 * One of ten folds calibrates: its model knows nine tenths of the lines, nearly what the shipped one knows, and is fitted beside it where there
 * are two threads. Its 15,000 lines balance and calibrate as well as twice as many.
 */
export const retailFolds = { folds: 10, heldOut: 1 };

/** An expression that only one line has takes the small tier more bytes than it brings: 20 kB are 20,000 weights. */
const leastHeard = 2;

/**
 * Both tiers come from the same lines; they differ in the weights that are kept and how finely, and the small one leaves out what the lines
 * hardly say. Of held-out lines they
 * get 83.1 and 85.7 % right (5 folds of 154,869 lines, 2026-11-21); docs/decisions/ has what else was tried.
 */
export function retailTiers(corpus: readonly { readonly text: string }[]): Readonly<Record<TierName, RetailTier>> {
  const knowledge = readRetailKnowledge();
  const heard = heardKnowledge(
    knowledge,
    corpus.map(({ text }) => text),
    leastHeard,
  );
  return {
    small: {
      identity: { name: 'retail-small', version: '2' },
      options: {
        knowledge: heard,
        hashBits: 20,
        minimumCount: 4,
        keepIntentWeights: 212_000,
        keepEmotionWeights: 65_000,
      },
    },
    full: {
      identity: { name: 'retail-full', version: '2' },
      options: {
        knowledge,
        keepIntentWeights: 1_740_000,
        keepEmotionWeights: 240_000,
        weightLevels: 31,
        choosingPasses: 12,
        isContested: false,
      },
    },
  };
}
