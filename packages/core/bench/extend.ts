// Measures what own intents cost the retail model, and writes results/extend.json: node packages/core/bench/extend.ts
// The base is trained on two thirds of the corpus and measured on the third that neither it nor the own intents have seen.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { readExamples } from '../cli/examples/read-examples.ts';
import { readKnownLines } from '../cli/known-lines.ts';
import { readWith } from '../cli/score/held-out.ts';
import { writeModel } from '../src/intent/model-file.ts';
import type { LinearModel } from '../src/intent/model.ts';
import { readScores } from '../src/intent/read-scores.ts';
import { extendModel } from '../src/training/extend-model.ts';
import { train } from '../src/training/train.ts';

const lines = readKnownLines('retail');
const known = lines.filter((_, index) => index % 3 !== 0);
const unseen = lines.filter((_, index) => index % 3 === 0);
const { examples } = await readExamples(fileURLToPath(new URL('data/own-intents.csv', import.meta.url)), 'beside');
const { model: base } = train(known, { name: 'base', version: '1' }, { folds: 2 });
const startedAt = performance.now();
const { model, added, validation } = extendModel(base, examples, known, { name: 'extended', version: '1' });
const seconds = (performance.now() - startedAt) / 1000;

const right = (model: LinearModel, rows: typeof unseen) => {
  const readings = readWith(
    model,
    rows.map(({ text }) => text),
  );
  return rows.filter(({ intent }, index) => readings[index]?.intents[0]?.id === intent).length;
};
const ownRight = examples.filter(
  ({ intent }, index) => readScores(validation.scores[index] ?? [], model).intents[0]?.id === intent,
).length;
const share = (part: number, whole: number) => Number((part / whole).toFixed(4));
const bytes = (of: LinearModel) => brotliCompressSync(writeModel(of)).length;
const result = {
  what: `${added.length} own intents with ${examples.length} lines beside ${base.intents.length} of retail`,
  retailLines: { trainedOn: known.length, unseen: unseen.length },
  retailAccuracyUnseen: {
    before: share(right(base, unseen), unseen.length),
    after: share(right(model, unseen), unseen.length),
  },
  ownLinesRightUnseen: { right: ownRight, of: examples.length },
  seconds: Number(seconds.toPrecision(3)),
  addedBrotliBytes: bytes(model) - bytes(base),
};
writeFileSync(new URL('./results/extend.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
