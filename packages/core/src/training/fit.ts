import { XiaoerError } from '../errors.ts';
import { emotionLabels, outOfScope, type TrainingExample } from './example.ts';
import { fitTones } from './fit-tones.ts';
import { noKnowledge, type Knowledge } from '../intent/language/knowledge.ts';
import type { SparseRows } from './rows.ts';
import type { BinarySolution } from './solve.ts';
import { fitHead, solveMixed, solveTogether, solveTwice, type SolveHead } from './solve-head.ts';
import { buildVocabulary, rowsOf, vectorizeTexts, type VectorizedTexts, type Vocabulary } from './vectorize.ts';

/** How a model is trained. `keep…` are the numbers of weights that stay; they set the size of the file. */
export interface FitOptions {
  readonly hashBits: number;
  /** What is known of the language besides the examples; the model carries it. */
  readonly knowledge: Knowledge;
  /** Messages of everyday talk that no intent should claim; softmax learns from them to be sure of none. One that an intent does claim is left to it. */
  readonly background: readonly string[];
  readonly minimumCount: number;
  /**
   * How intents are fitted: one against the rest with squared hinge, all at once as multinomial logistic regression, which is better
   * with few examples, or both added up. Where left out the number of examples decides.
   */
  readonly loss: 'hinge' | 'softmax' | 'both';
  /**
   * Passes of the first fit of hinge, by which weights are chosen. With the small tier's weights 2 choose as well as 12 and save a third of the
   * time; with the full tier's 12 give 0.2 points more (two folds, 2026-11-21).
   */
  readonly choosingPasses: number;
  /**
   * What an error weighs against small weights in hinge (C). Alone with many lines 0.4 / 0.6 / 1 / 1.6 give 81.5 / 81.4 / 81.2 / 80.9 % of a fold
   * of the retail lines (2026-11-21); with few, or beside softmax, it is 1.
   */
  readonly hingeCost: number;
  readonly keepIntentWeights: number;
  readonly keepEmotionWeights: number;
  /** Magnitudes that a weight can take, of each sign: 7 make a small file, 31 lose next to nothing, see `quantize`. */
  readonly weightLevels: number;
  readonly seed: number;
}

/** A trained model in floating point, before quantisation and calibration. */
export interface FittedModel {
  readonly knowledge: Knowledge;
  readonly weightLevels: number;
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
  background: [],
  minimumCount: 2,
  loss: 'hinge',
  choosingPasses: 2,
  hingeCost: 0.5,
  keepIntentWeights: 330_000,
  keepEmotionWeights: 30_000,
  weightLevels: 7,
  seed: 20_261_120,
};

/**
 * Below this many examples features seen once are kept, worth 0.3 to 0.9 points at 600 to 5,000 lines, and what softmax says counts: on two
 * thirds of the retail corpus hinge alone gave 69.0 for 67.4 % (2026-11-20).
 */
const fewExamples = 5000;

/**
 * Up to this many both losses bring no more than softmax alone and take a third longer. With 60 examples an intent of the retail lines they
 * give 47.6 for 46.8 % of held-out lines, with 10 of BANKING77's 78.2 for 77.7, with all in five folds 91.5 for 91.2, of HWU64's 89.3
 * for 88.7 and of CLINC150's 96.1 for 95.7, all on training splits (2026-11-20).
 */
const softmaxAloneUpTo = 600;

/** The settings of a training run, with what the options leave open chosen for the number of examples. */
export function fitOptionsFor(exampleCount: number, options: Partial<FitOptions> = {}): FitOptions {
  const areFew = exampleCount < fewExamples;
  const isTogether = areFew || options.knowledge?.english !== undefined;
  return {
    ...shippedOptions,
    ...(areFew && { minimumCount: 1 }),
    ...(isTogether && {
      loss: exampleCount <= softmaxAloneUpTo ? ('softmax' as const) : ('both' as const),
      hingeCost: 1,
    }),
    ...options,
  };
}

const intentSolver = { passes: 12, tolerance: 0.1 };
/** The first fit, by which weights are chosen, is looser: 0.1 points better than choosing by the final cost (2026-11-20). */
const choosingCost = 0.3;
const softmaxSolver = { cost: 1000, passes: 14, rate: 2, choosePass: 9 };
/**
 * Where English is known: many features say the same, and leaving some out at random teaches each to stand for the others. With 5 examples an
 * intent 40 % do best, with all of them 60 %: 91.4 for 91.2 % of BANKING77's training split, 88.9 for 88.7 of HWU64's (2026-11-20).
 */
const englishSolver = { cost: 1000, passes: 16, rate: 3, choosePass: 11 };
const dropouts = { few: 0.4, many: 0.6 };
/** What a score of hinge counts beside one of softmax, whose scores are some three times as large: from 2 to 4 it is the same. */
const hingeShare = 3;

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
  const { seed, keepIntentWeights, keepEmotionWeights } = settings;
  const labels = Int32Array.from(examples, (example) => intents.indexOf(example.intent));
  // Lines out of scope of the merchant's own say it better: beside 200 of them everyday talk costs half a point of AUROC (2026-11-20).
  const background = intents.includes(outOfScope) ? [] : settings.background;
  const solve = headSolver(settings, rows, labels, intents.length, () =>
    rowsOf([...texts, ...vectorizeTexts(background, settings)], vocabulary),
  );
  const intentColumns = fitHead(rows, vocabulary, intents.length, solve, keepIntentWeights);
  const emotionColumns = fitTones(rows, vocabulary, examples, seed, keepEmotionWeights);
  return {
    ...{
      knowledge: settings.knowledge,
      weightLevels: settings.weightLevels,
      vocabulary,
      intents,
      emotions: emotionLabels,
    },
    solutions: [...intentColumns, ...emotionColumns],
  };
}

/** Intents in order of first appearance, out_of_scope last. */
export function intentsOf(examples: readonly TrainingExample[]): string[] {
  const found = [...new Set(examples.map((example) => example.intent))].filter((intent) => intent !== outOfScope);
  return examples.some((example) => example.intent === outOfScope) ? [...found, outOfScope] : found;
}

/** `withBackground` gives the rows with those of no class behind them. */
function headSolver(
  { loss, knowledge, choosingPasses, hingeCost, seed }: FitOptions,
  rows: SparseRows,
  labels: Int32Array,
  classes: number,
  withBackground: () => SparseRows,
): SolveHead {
  const targets = Array.from({ length: classes }, (_, own) =>
    Int8Array.from(labels, (label) => (label === own ? 1 : -1)),
  );
  const solver = { ...intentSolver, cost: hingeCost, seed };
  if (loss === 'hinge')
    return solveTwice(rows, targets, { ...solver, cost: choosingCost, passes: choosingPasses }, solver);
  const dropout = loss === 'both' ? dropouts.many : dropouts.few;
  const together = solveTogether(withBackground(), labels, classes, {
    ...(knowledge.english ? { ...englishSolver, dropout } : softmaxSolver),
    seed,
  });
  return loss === 'both' ? solveMixed(together, rows, targets, solver, hingeShare) : together;
}
