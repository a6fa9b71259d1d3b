import { builtinCharacters } from '../../src/intent/builtin-lexicon.ts';
import { createVectorizer } from '../../src/intent/features.ts';
import { evaluateVector, type LinearModel } from '../../src/intent/model.ts';
import { createNormalizer } from '../../src/intent/normalize.ts';
import { readScores, type Reading } from '../../src/intent/read-scores.ts';
import { calibrate } from '../../src/training/calibrate.ts';
import type { CrossValidation } from '../../src/training/cross-validate.ts';
import type { TrainingExample } from '../../src/training/example.ts';
import { validateInThreads } from '../train-in-threads.ts';
import { ownFitOptions } from './own-options.ts';

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

/** Cross-validation with as many folds as `xiaoer test` uses, or fewer where there are few examples. */
export function validate(
  examples: readonly TrainingExample[],
  onFold: (done: number, folds: number) => void,
): Promise<CrossValidation> {
  const folds = foldsFor(examples.length);
  return validateInThreads({ examples, folds, options: ownFitOptions(examples) }, (done) => onFold(done, folds));
}

/** Five; of less than fifty examples ten, for each fold's model lacks what it is asked. */
export function foldsFor(examples: number): number {
  return examples < 50 ? Math.min(10, Math.max(2, examples)) : 5;
}
