import type { LinearModel } from '../intent/model.ts';
import { calibrate } from './calibrate.ts';
import { crossValidate, type CrossValidation } from './cross-validate.ts';
import type { TrainingExample } from './example.ts';
import { fit, type FitOptions } from './fit.ts';
import { quantize, type ModelIdentity } from './quantize.ts';

/** What a training run gives: the model, and the held-out scores that calibrated it. */
export interface TrainingResult {
  readonly model: LinearModel;
  readonly validation: CrossValidation;
}

/**
 * Examples in, calibrated INT8 model out. Calibration needs `folds` extra fits.
 * @example const { model } = train(examples, { name: 'my-shop', version: '1' }); const bytes = writeModel(model);
 */
export function train(
  examples: readonly TrainingExample[],
  identity: ModelIdentity,
  options: Partial<FitOptions> & { folds?: number } = {},
): TrainingResult {
  const { folds = 3, ...settings } = options;
  return trainValidated(examples, identity, settings, crossValidate(examples, folds, settings));
}

/** Like `train`, with a cross-validation of the same examples and options that was made elsewhere. */
export function trainValidated(
  examples: readonly TrainingExample[],
  identity: ModelIdentity,
  settings: Partial<FitOptions>,
  validation: CrossValidation,
): TrainingResult {
  const calibration = calibrate(validation.scores, examples, validation.intents);
  return { model: quantize(fit(examples, settings), calibration, identity), validation };
}
