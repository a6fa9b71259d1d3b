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

/** Two of ten folds calibrate both: their models know nine tenths of the lines, nearly what the shipped ones know. */
export const retailFolds = { folds: 10, heldOut: 2 };

/**
 * Both tiers come from the same lines and know the same; they differ in the weights that are kept and how finely. Of held-out lines they
 * get 82.1 and 85.6 % right (5 folds of 154,869 lines, 2026-11-21); docs/decisions/2026-11-20-full-tier.md has what else was tried.
 */
export function retailTiers(): Readonly<Record<TierName, RetailTier>> {
  const knowledge = readRetailKnowledge();
  return {
    small: {
      identity: { name: 'retail-small', version: '2' },
      options: { knowledge, hashBits: 19, keepIntentWeights: 223_000, keepEmotionWeights: 48_000 },
    },
    full: {
      identity: { name: 'retail-full', version: '2' },
      options: {
        knowledge,
        keepIntentWeights: 1_740_000,
        keepEmotionWeights: 240_000,
        weightLevels: 31,
        choosingPasses: 12,
      },
    },
  };
}
