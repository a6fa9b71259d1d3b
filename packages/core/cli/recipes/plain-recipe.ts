import { writeModel } from '../../src/intent/model-file.ts';
import { foldsFor, readHeldOut } from '../score/held-out.ts';
import { ownFitOptions } from '../score/own-options.ts';
import { readPreviousModel } from '../score/previous-model.ts';
import { trainInThreads } from '../train-in-threads.ts';
import type { Recipe } from './recipe.ts';

/** A model of its own, from the examples alone. */
export const plainRecipe: Recipe = {
  steps: foldsFor,
  async train(examples, onStep) {
    const task = { examples, folds: foldsFor(examples.length), options: ownFitOptions(examples) };
    const { model, validation } = await trainInThreads(task, (done) => onStep(done, 'cross-validation'));
    return {
      readings: readHeldOut(validation, examples),
      bytes: (identity) => writeModel({ ...model, ...identity }),
    };
  },
  readPrevious: readPreviousModel,
  close: async () => undefined,
};
