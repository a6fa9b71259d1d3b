import { XiaoerError } from '../errors.ts';
import { emotionLabels, isUpset, outOfScope, type TrainingExample } from './example.ts';
import { noKnowledge, type Knowledge } from '../intent/language/knowledge.ts';
import type { SparseRows } from './rows.ts';
import { selectWeights } from './select.ts';
import { solveBinary, type BinarySolution, type SolveOptions } from './solve.ts';
import { buildVocabulary, rowsOf, vectorizeTexts, type VectorizedTexts, type Vocabulary } from './vectorize.ts';

/** How a model is trained. `keep…` are the numbers of weights that stay; they set the size of the file. */
export interface FitOptions {
  readonly hashBits: number;
  /** What is known of the language besides the examples; the model carries it. */
  readonly knowledge: Knowledge;
  readonly minimumCount: number;
  readonly keepIntentWeights: number;
  readonly keepEmotionWeights: number;
  readonly seed: number;
}

/** A trained model in floating point, before quantisation and calibration. */
export interface FittedModel {
  readonly knowledge: Knowledge;
  readonly vocabulary: Vocabulary;
  readonly intents: readonly string[];
  readonly emotions: readonly string[];
  /** Intents, then emotions, then upset. */
  readonly solutions: readonly BinarySolution[];
}

/** The shipped small tier; the numbers of weights were chosen for 450 kB after brotli. */
const shippedOptions: FitOptions = {
  hashBits: 22,
  knowledge: noKnowledge,
  minimumCount: 2,
  keepIntentWeights: 330_000,
  keepEmotionWeights: 30_000,
  seed: 20_261_120,
};

/** Below this many examples features seen once are kept: worth 0.3 to 0.9 points at 600 to 5,000 lines (2026-11-20). */
const fewExamples = 5000;

/** The settings of a training run, with what the options leave open chosen for the number of examples. */
export function fitOptionsFor(exampleCount: number, options: Partial<FitOptions> = {}): FitOptions {
  return { ...shippedOptions, minimumCount: exampleCount < fewExamples ? 1 : shippedOptions.minimumCount, ...options };
}

const intentSolver = { cost: 1, passes: 12, tolerance: 0.1 };
/** Emotion is noisier and unbalanced (three of four lines are neutral), so it fits looser and weighs the rare side more. */
const emotionSolver = { cost: 0.3, positiveCost: 0.6, passes: 12, tolerance: 0.1 };

/** Fits intents, emotions and upset in one run. Throws TRAINING_INVALID where there are not two intents. Deterministic. */
export function fit(examples: readonly TrainingExample[], options: Partial<FitOptions> = {}): FittedModel {
  const settings = fitOptionsFor(examples.length, options);
  const texts = vectorizeTexts(
    examples.map((example) => example.text),
    settings,
  );
  return fitVectorized(texts, examples, intentsOf(examples), settings);
}

/** Like `fit`, over texts that are hashed already, with the order of the intents given. */
export function fitVectorized(
  texts: VectorizedTexts,
  examples: readonly TrainingExample[],
  intents: readonly string[],
  settings: FitOptions,
): FittedModel {
  if (intents.length < 2) {
    throw new XiaoerError(
      'TRAINING_INVALID',
      'Training needs examples of at least two intents. Add lines of another intent, or of out_of_scope.',
    );
  }
  const vocabulary = buildVocabulary(texts, settings.hashBits, settings.minimumCount);
  const rows = rowsOf(texts, vocabulary);
  const emotional = examples.some((example) => example.emotion !== undefined && example.emotion !== 'neutral');
  const intentSigns = intents.map((intent) => signs(examples, (example) => example.intent === intent));
  const emotionSigns = emotionLabels.map((label) =>
    signs(examples, (example) => (example.emotion ?? 'neutral') === label),
  );
  emotionSigns.push(signs(examples, isUpset));
  const { seed, keepIntentWeights, keepEmotionWeights } = settings;
  const intentColumns = fitHead(rows, vocabulary, intentSigns, { ...intentSolver, seed }, keepIntentWeights);
  const emotionColumns = emotional
    ? fitHead(rows, vocabulary, emotionSigns, { ...emotionSolver, seed }, keepEmotionWeights)
    : emotionSigns.map((_, index) => ({ weights: new Float32Array(rows.width), bias: index === 0 ? 1 : -1 }));
  return {
    ...{ knowledge: settings.knowledge, vocabulary, intents, emotions: emotionLabels },
    solutions: [...intentColumns, ...emotionColumns],
  };
}

/** Intents in order of first appearance, out_of_scope last. */
export function intentsOf(examples: readonly TrainingExample[]): string[] {
  const found = [...new Set(examples.map((example) => example.intent))].filter((intent) => intent !== outOfScope);
  return examples.some((example) => example.intent === outOfScope) ? [...found, outOfScope] : found;
}

/** Fits every column freely, keeps the weights that matter, and fits again over those alone. */
function fitHead(
  rows: SparseRows,
  vocabulary: Vocabulary,
  targets: readonly Int8Array[],
  solver: SolveOptions,
  keep: number,
): BinarySolution[] {
  const free = targets.map((target, index) => solveBinary(rows, target, { ...solver, seed: solver.seed + index }));
  if (keep >= rows.width * targets.length) return free;
  const masks = selectWeights(free, vocabulary, keep);
  return targets.map((target, index) => {
    const allowed = masks[index] ?? new Uint8Array(rows.width);
    return solveBinary(rows, target, { ...solver, seed: solver.seed + index, allowed });
  });
}

function signs(examples: readonly TrainingExample[], isPositive: (example: TrainingExample) => boolean): Int8Array {
  return Int8Array.from(examples, (example) => (isPositive(example) ? 1 : -1));
}
