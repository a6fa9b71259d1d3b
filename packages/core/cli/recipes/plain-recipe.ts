import { writeModel } from '../../src/intent/model-file.ts';
import { calibrate } from '../../src/training/calibrate.ts';
import { fit } from '../../src/training/fit.ts';
import { quantize } from '../../src/training/quantize.ts';
import { foldsFor, readHeldOut, validate } from '../score/held-out.ts';
import { ownFitOptions } from '../score/own-options.ts';
import { readPreviousModel } from '../score/previous-model.ts';
import type { Recipe } from './recipe.ts';

/** A model of its own, from the examples alone. */
export const plainRecipe: Recipe = {
  steps: foldsFor,
  async train(examples, onStep) {
    const validation = await validate(examples, (done) => onStep(done, 'cross-validation'));
    return {
      readings: readHeldOut(validation, examples),
      bytes: (identity) => {
        const calibration = calibrate(validation.scores, examples, validation.intents);
        return writeModel(quantize(fit(examples, ownFitOptions(examples)), calibration, identity));
      },
    };
  },
  readPrevious: readPreviousModel,
  close: async () => undefined,
};
