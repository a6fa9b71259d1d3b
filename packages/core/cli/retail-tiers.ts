import type { FitOptions } from '../src/training/fit.ts';
import type { ModelIdentity } from '../src/training/quantize.ts';
import { readRetailKnowledge } from './knowledge/retail-knowledge.ts';

/** The two sizes of the shipped retail model. */
export type TierName = 'small' | 'full';

/** What a tier is called and how it is trained. */
export interface RetailTier {
  readonly identity: ModelIdentity;
  readonly options: Partial<FitOptions>;
}

/**
 * Both tiers come from the same lines and know the same; they differ in the weights that are kept and how finely. With 7 levels 250,000 /
 * 1 million / 2 million / all intent weights get 70.9 / 73.1 / 73.2 / 72.8 % of held-out lines right, with 31 levels 1 million 73.7 (one
 * fold) and 2 million 74.0 % (3 folds of 47,713 lines, 2026-11-20).
 */
export function retailTiers(): Readonly<Record<TierName, RetailTier>> {
  const knowledge = readRetailKnowledge();
  return {
    small: {
      identity: { name: 'retail-small', version: '2' },
      options: { knowledge, hashBits: 19, keepIntentWeights: 256_000, keepEmotionWeights: 27_000 },
    },
    full: {
      identity: { name: 'retail-full', version: '2' },
      options: { knowledge, keepIntentWeights: 1_900_000, keepEmotionWeights: 100_000, weightLevels: 31 },
    },
  };
}
