import { writeModel } from '../../src/intent/model-file.ts';
import type { TrainingExample } from '../../src/training/example.ts';
import { foldsFor, readHeldOut } from '../score/held-out.ts';
import { ownFitOptions } from '../score/own-options.ts';
import { readPreviousModel } from '../score/previous-model.ts';
import { trainInThreads, validateInThreads, type FoldTask } from '../train-in-threads.ts';
import type { Recipe } from './recipe.ts';

const taskOf = (examples: readonly TrainingExample[]): FoldTask => ({
  examples,
  folds: foldsFor(examples.length),
  options: ownFitOptions(examples),
});

/** A model of its own, from the examples alone. */
export const plainRecipe: Recipe = {
  steps: foldsFor,
  async train(examples, onStep) {
    const { model, validation } = await trainInThreads(taskOf(examples), (done) => onStep(done, 'cross-validation'));
    return {
      readings: readHeldOut(validation, examples),
      bytes: (identity) => writeModel({ ...model, ...identity }),
    };
  },
  async readHeldOut(examples, onStep) {
    const validation = await validateInThreads(taskOf(examples), (done) => onStep(done, 'cross-validation'));
    return readHeldOut(validation, examples);
  },
  readPrevious: readPreviousModel,
  close: async () => undefined,
};
