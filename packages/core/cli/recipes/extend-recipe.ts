import { readFileSync } from 'node:fs';
import { readModel, writeModel } from '../../src/intent/model-file.ts';
import { readScores } from '../../src/intent/read-scores.ts';
import { extendModel } from '../../src/training/extend-model.ts';
import { readKnownLines } from '../known-lines.ts';
import { readPreviousModel } from '../score/previous-model.ts';
import { shippedModel } from '../shipped-files.ts';
import type { Recipe } from './recipe.ts';

const folds = 5;
const percent = (part: number, whole: number) => `${((part / Math.max(1, whole)) * 100).toFixed(2)} %`;

/** The model that comes with a pack, and the merchant's intents beside its own. Throws OPTIONS_INVALID for a pack that does not come with us. */
export function extendRecipe(pack: string): Recipe {
  const known = readKnownLines(pack);
  const base = readModel(readFileSync(shippedModel));
  return {
    steps: () => folds,
    async train(examples, onStep) {
      const {
        model,
        added,
        validation,
        known: lines,
      } = extendModel(base, examples, known, base, {
        folds,
        onFold: (done) => onStep(done, 'cross-validation'),
      });
      const own = `${added.length} intents beside the ${base.intents.length} of ${pack}`;
      const cost = `of its own ${lines.lines} lines ${percent(lines.before, lines.lines)} were right, ${percent(lines.after, lines.lines)} are`;
      return {
        readings: validation.scores.map((row) => readScores(row, model)),
        bytes: ({ name, version }) => writeModel({ ...model, name, version: `${base.version}+${version}` }),
        remarks: [`${own}; ${cost}`],
      };
    },
    readPrevious: readPreviousModel,
    close: async () => undefined,
  };
}
