import { evaluateVector, type LinearModel } from '../intent/model.ts';
import type { HeldOutScores } from './calibrate.ts';
import type { TrainingExample } from './example.ts';
import { fitOptionsFor, fitVectorized, intentsOf, type FitOptions } from './fit.ts';
import { quantize } from './quantize.ts';
import { seededRandom, shuffle } from './random.ts';
import { vectorizeTexts } from './vectorize.ts';

/** Held-out scores of every example, in the order of the examples; each fold's model went through the whole pipeline. */
export interface CrossValidation {
  readonly intents: readonly string[];
  readonly emotions: readonly string[];
  readonly scores: readonly HeldOutScores[];
}

const uncalibrated = {
  intentSlope: 1,
  certainty: [0, 0, 0, 0, 1],
  scope: { slope: 1, offset: 0 },
  upset: { slope: 1, offset: 0 },
};

/**
 * Scores each example by a model trained on the other folds, quantised as it would ship. `folds` is 2 or more. Deterministic.
 * `onFold` hears how many folds are done.
 */
export function crossValidate(
  examples: readonly TrainingExample[],
  folds: number,
  options: Partial<FitOptions> = {},
  onFold: (done: number) => void = () => {},
): CrossValidation {
  const settings = fitOptionsFor(examples.length, options);
  const intents = intentsOf(examples);
  const texts = vectorizeTexts(
    examples.map((example) => example.text),
    settings,
  );
  const foldOf = assignFolds(examples.length, folds, settings.seed);
  const scores: HeldOutScores[] = examples.map(() => []);
  let emotions: readonly string[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isTraining = (_: unknown, index: number) => foldOf[index] !== fold;
    const fitted = fitVectorized(texts.filter(isTraining), examples.filter(isTraining), intents, settings);
    const model: LinearModel = quantize(fitted, uncalibrated, { name: 'fold', version: String(fold) });
    emotions = fitted.emotions;
    texts.forEach((text, index) => {
      if (foldOf[index] === fold) scores[index] = evaluateVector(model, text);
    });
    onFold(fold + 1);
  }
  return { intents, emotions, scores };
}

function assignFolds(count: number, folds: number, seed: number): Uint8Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  shuffle(order, count, seededRandom(seed));
  const foldOf = new Uint8Array(count);
  order.forEach((row, position) => {
    foldOf[row] = position % folds;
  });
  return foldOf;
}
