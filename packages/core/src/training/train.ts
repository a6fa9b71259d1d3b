import type { LinearModel } from '../intent/model.ts';
import { balanceModel, balanceScores, fitBalance, type ColumnBalance } from './balance-columns.ts';
import { calibrate, uncalibrated } from './calibrate.ts';
import { crossValidate, type CrossValidation } from './cross-validate.ts';
import type { TrainingExample } from './example.ts';
import { fit } from './fit.ts';
import { fitOptionsFor, type FitOptions } from './fit-options.ts';
import { quantize, type ModelIdentity } from './quantize.ts';

/** What a training run gives: the model, and the held-out scores that calibrated it. */
export interface TrainingResult {
  readonly model: LinearModel;
  /** A line that no fold held out has no scores. */
  readonly validation: CrossValidation;
}

/**
 * Examples in, calibrated INT8 model out. Calibration needs up to `folds` extra fits.
 * @example const { model } = train(examples, { name: 'my-shop', version: '1' }); const bytes = writeModel(model);
 */
export function train(
  examples: readonly TrainingExample[],
  identity: ModelIdentity,
  options: Partial<FitOptions> & { folds?: number } = {},
): TrainingResult {
  const { folds = 3, ...settings } = options;
  return calibrated(
    trainUncalibrated(examples, identity, settings),
    holdOut(examples, folds, settings),
    examples,
    settings,
  );
}

/** Lines by which certainty can be fitted well; where the first folds hold out as many the others are not fitted. */
const enoughLines = 3000;

function holdOut(examples: readonly TrainingExample[], folds: number, settings: Partial<FitOptions>): CrossValidation {
  const count = isBalanced(examples, settings)
    ? folds
    : Math.min(folds, Math.ceil((enoughLines * folds) / examples.length));
  return crossValidate(examples, folds, settings, undefined, count);
}

/**
 * Columns that were fitted together know of each other already: balancing those costs 0.3 to 1.1 points on held-out lines of BANKING77,
 * HWU64 and CLINC150 (2026-11-20).
 */
function isBalanced(examples: readonly TrainingExample[], settings: Partial<FitOptions>): boolean {
  return fitOptionsFor(examples.length, settings).loss === 'hinge';
}

/** The balance that a model of these examples and options gets, by its cross-validation; null where it gets none. */
export function balanceFor(
  validation: CrossValidation,
  examples: readonly TrainingExample[],
  settings: Partial<FitOptions>,
): ColumnBalance | null {
  return isBalanced(examples, settings) ? fitBalance(validation, examples) : null;
}

/** A model that scores as it will and whose certainty says nothing yet: the part of `train` that needs no cross-validation. */
export function trainUncalibrated(
  examples: readonly TrainingExample[],
  identity: ModelIdentity,
  settings: Partial<FitOptions> = {},
): LinearModel {
  return quantize(fit(examples, settings), uncalibrated, identity);
}

/** The same model balanced and calibrated by a cross-validation of the same examples and options, and that as the model would score. */
export function calibrated(
  model: LinearModel,
  validation: CrossValidation,
  examples: readonly TrainingExample[],
  settings: Partial<FitOptions>,
): TrainingResult {
  const balance = balanceFor(validation, examples, settings);
  const balanced = balanceScores(validation, balance);
  const lines = examples.flatMap((_, line) => (balanced.scores[line]?.length ? [line] : []));
  const heldOut = { ...balanced, scores: lines.map((line) => balanced.scores[line] ?? []) };
  const calibration = calibrate(
    heldOut,
    lines.flatMap((line) => examples[line] ?? []),
  );
  return {
    model: { ...balanceModel(model, balance), calibration },
    validation: balanced,
  };
}
