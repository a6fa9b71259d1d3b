import { readFileSync } from 'node:fs';
import { readModel, writeModel } from '../../src/intent/model-file.ts';
import { readScores } from '../../src/intent/read-scores.ts';
import { outOfScope } from '../../src/training/example.ts';
import { extendModel } from '../../src/training/extend-model.ts';
import type { FileExample } from '../examples/check-examples.ts';
import { complainOf } from '../examples/example-file.ts';
import { readKnownLines } from '../known-lines.ts';
import type { PackIssue } from '../pack-issue.ts';
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
    warnings: (file, examples) => oddIntents(base.intents, pack, file, examples),
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

/** Intents that the pack has already, or that look like one of its own misspelt, each told once. */
function oddIntents(
  known: readonly string[],
  pack: string,
  file: string,
  examples: readonly FileExample[],
): PackIssue[] {
  const complain = complainOf(file);
  const first = new Map(examples.toReversed().map(({ intent, line }) => [intent, line]));
  return [...first].flatMap(([intent, line]) => {
    if (intent === outOfScope) return [];
    if (known.includes(intent)) {
      const what = `${pack} has the intent ${intent} already; its lines only show yours what they are not`;
      return [complain(line, 'intent-known', what, 'give it another name if its answer is another', 'warning')];
    }
    const meant = known.find((name) => isSlip(intent, name));
    if (meant === undefined) return [];
    return [
      complain(line, 'intent-like', `${intent} is new and looks like ${meant}`, `did you mean ${meant}?`, 'warning'),
    ];
  });
}

/** True where two names differ in one or two letters beside each other. */
function isSlip(left: string, right: string): boolean {
  let [start, end] = [0, 0];
  const shorter = Math.min(left.length, right.length);
  while (start < shorter && left[start] === right[start]) start += 1;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return Math.max(left.length, right.length) - start - end <= 2;
}
