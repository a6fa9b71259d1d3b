import { builtinCharacters } from '../../src/intent/builtin-lexicon.ts';
import { createVectorizer } from '../../src/intent/features.ts';
import { evaluateVector, type LinearModel } from '../../src/intent/model.ts';
import { createNormalizer } from '../../src/intent/normalize.ts';
import { readScores, type Reading } from '../../src/intent/read-scores.ts';
import { calibrate } from '../../src/training/calibrate.ts';
import type { CrossValidation } from '../../src/training/cross-validate.ts';
import type { TrainingExample } from '../../src/training/example.ts';

/** What a model makes of each text, as it would in a conversation. */
export function readWith(model: LinearModel, texts: readonly string[]): Reading[] {
  const normalize = createNormalizer(builtinCharacters);
  const vectorize = createVectorizer(model.knowledge, model.hashBits);
  return texts.map((text) => readScores(evaluateVector(model, vectorize(normalize(text).text)), model));
}

/** What a model that had not seen it makes of each example, calibrated over all of them. */
export function readHeldOut(validation: CrossValidation, examples: readonly TrainingExample[]): Reading[] {
  const { intents, emotions, scores } = validation;
  const calibration = calibrate({ scores, intents, emotions }, examples);
  return scores.map((row) => readScores(row, { intents, emotions, calibration }));
}

/** Five; of less than fifty examples ten, for each fold's model lacks what it is asked. */
export function foldsFor(examples: number): number {
  return examples < 50 ? Math.min(10, Math.max(2, examples)) : 5;
}
