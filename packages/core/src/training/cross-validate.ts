import { evaluateVector } from '../intent/model.ts';
import { uncalibrated, type HeldOutScores } from './calibrate.ts';
import type { TrainingExample } from './example.ts';
import { fitVectorized, intentsOf } from './fit.ts';
import { fitOptionsFor, type FitOptions } from './fit-options.ts';
import { quantize } from './quantize.ts';
import { seededRandom, shuffle } from './random.ts';
import { vectorizeTexts } from './vectorize.ts';

/** Held-out scores of every example, in the order of the examples; each fold's model went through the whole pipeline. */
export interface CrossValidation {
  readonly intents: readonly string[];
  readonly emotions: readonly string[];
  readonly scores: readonly HeldOutScores[];
}

/** Held-out scores of one fold: those of the examples `lines[…]`, by a model trained on all others. */
export interface FoldScores {
  readonly lines: readonly number[];
  readonly scores: readonly HeldOutScores[];
  readonly emotions: readonly string[];
}

/**
 * Scores each example by a model trained on the other folds, quantised as it would ship. `folds` is 2 or more; of the first `heldOut` of
 * them alone the examples are scored. Deterministic. `onFold` hears how many folds are done.
 */
export function crossValidate(
  examples: readonly TrainingExample[],
  folds: number,
  options: Partial<FitOptions> = {},
  onFold: (done: number) => void = () => {},
  heldOut: number = folds,
): CrossValidation {
  const scoreFold = foldScorer(examples, folds, options);
  const parts = Array.from({ length: heldOut }, (_, fold) => {
    const part = scoreFold(fold);
    onFold(fold + 1);
    return part;
  });
  return joinFolds(examples, parts);
}

/** What all folds together say. */
export function joinFolds(examples: readonly TrainingExample[], parts: readonly FoldScores[]): CrossValidation {
  const scores: HeldOutScores[] = examples.map(() => []);
  for (const part of parts) part.lines.forEach((line, index) => (scores[line] = part.scores[index] ?? []));
  return { intents: intentsOf(examples), emotions: parts[0]?.emotions ?? [], scores };
}

/** Scores one fold at a time, for threads of their own. Fold `fold` of the same examples is the same lines everywhere. */
export function foldScorer(
  examples: readonly TrainingExample[],
  folds: number,
  options: Partial<FitOptions>,
): (fold: number) => FoldScores {
  const settings = fitOptionsFor(examples.length, options);
  const intents = intentsOf(examples);
  const texts = vectorizeTexts(
    examples.map((example) => example.text),
    settings,
  );
  const foldOf = assignFolds(examples.length, folds, settings.seed);
  return (fold) => {
    const isTraining = (_: unknown, index: number) => foldOf[index] !== fold;
    const fitted = fitVectorized(texts.filter(isTraining), examples.filter(isTraining), intents, settings);
    const model = quantize(fitted, uncalibrated, { name: 'fold', version: String(fold) });
    const lines = texts.flatMap((_, index) => (foldOf[index] === fold ? [index] : []));
    const scores = lines.map((line) => evaluateVector(model, texts[line] ?? { keys: [], values: [] }));
    return { lines, scores, emotions: fitted.emotions };
  };
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
