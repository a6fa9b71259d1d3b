import { noKnowledge, type Knowledge } from '../intent/language/knowledge.ts';

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
  /** Whether weights compete before they are chosen, see `solveInRounds`: it pays where few are kept. */
  readonly isContested: boolean;
  /**
   * What an error weighs against small weights in hinge (C). Alone with many lines 0.4 / 0.6 / 1 / 1.6 give 81.5 / 81.4 / 81.2 / 80.9 % of a fold
   * of the retail lines (2026-11-21); with few, or beside softmax, it is 1.
   */
  readonly hingeCost: number;
  readonly keepIntentWeights: number;
  readonly keepEmotionWeights: number;
  /** Magnitudes that a weight can take, of each sign: 7 make a small file, 31 lose next to nothing, see `quantize`. */
  readonly weightLevels: number;
  /** Passes in which weights on their grid make up for each other's rounding, with hinge, see `roundColumns`; 0 rounds only. */
  readonly settlingPasses: number;
  readonly seed: number;
}

/** The shipped small tier; the numbers of weights were chosen for 450 kB after brotli. */
const shippedOptions: FitOptions = {
  hashBits: 22,
  knowledge: noKnowledge,
  background: [],
  minimumCount: 2,
  loss: 'hinge',
  choosingPasses: 2,
  isContested: true,
  hingeCost: 0.5,
  keepIntentWeights: 330_000,
  keepEmotionWeights: 30_000,
  weightLevels: 7,
  settlingPasses: 5,
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
