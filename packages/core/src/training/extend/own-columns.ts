import { evaluateVector, type LinearModel } from '../../intent/model.ts';
import type { TrainingExample } from '../example.ts';
import { solveBinary, type BinarySolution } from '../solve.ts';
import { buildVocabulary, rowsOf, weightingOf, type VectorizedTexts, type Vocabulary } from '../vectorize.ts';

/** Columns for intents that a model does not have, as weights of feature values. */
export interface OwnColumns {
  readonly vocabulary: Vocabulary;
  readonly solutions: readonly BinarySolution[];
}

/** Few examples stand against all that a model knows, so an error on one of them weighs more. */
const solver = { cost: 1, positiveCost: 30, passes: 20, tolerance: 0.05 };

/** Weights that stay, a column: 1,000 get as many own lines right as 4,000, for 3 kB brotli instead of 9 (2026-11-20). */
const keptWeights = 1000;

/** Fits one column an intent against all other lines. The weights carry the weighting by rarity. Deterministic. */
export function fitOwnColumns(
  texts: VectorizedTexts,
  examples: readonly TrainingExample[],
  intents: readonly string[],
  hashBits: number,
  seed: number,
): OwnColumns {
  // What was seen once tells nothing about a line not seen; in the few own lines everything was seen once or twice.
  const vocabulary = buildVocabulary(texts, hashBits, 2);
  const rows = rowsOf(texts, vocabulary);
  const solutions = intents.map((intent, index) => {
    const signs = Int8Array.from(examples, (example) => (example.intent === intent ? 1 : -1));
    const { weights, bias } = solveBinary(rows, signs, { ...solver, seed: seed + index });
    return { weights: pruned(weights.map((weight, feature) => weight * weightingOf(vocabulary, feature))), bias };
  });
  return { vocabulary, solutions };
}

function pruned(weights: Float32Array): Float32Array {
  if (weights.length <= keptWeights) return weights;
  const least = weights.map(Math.abs).sort()[weights.length - keptWeights] ?? 0;
  return weights.map((weight) => (Math.abs(weight) < least ? 0 : weight));
}

/** For each text the sums of each column, without its bias. */
export function ownSums(texts: VectorizedTexts, { vocabulary, solutions }: OwnColumns): Float32Array[] {
  const featureOf = new Map(Array.from(vocabulary.keys, (key, feature) => [key, feature]));
  return texts.map(({ keys, values }) => {
    const sums = new Float32Array(solutions.length);
    keys.forEach((key, index) => {
      const feature = featureOf.get(key);
      if (feature === undefined) return;
      solutions.forEach(({ weights }, column) => {
        sums[column] = (sums[column] ?? 0) + (weights[feature] ?? 0) * (values[index] ?? 0);
      });
    });
    return sums;
  });
}

/** Scores of the model's own columns for each text. */
export function baseScores(base: LinearModel, texts: VectorizedTexts): Float32Array[] {
  return texts.map((text) => evaluateVector(base, text));
}
