// Builds the shipped models, the small and the full tier, from the corpus: node packages/core/cli/train-retail.ts [--only small|full]
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { XiaoerError } from '../src/errors.ts';
import { writeModel } from '../src/intent/model-file.ts';
import { readTagger } from '../src/intent/tagger/tagger-file.ts';
import { retailFolds, retailTiers, type TierName } from './retail-tiers.ts';
import { readCorpus } from './train-corpus.ts';
import { trainInThreads } from './train-in-threads.ts';

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const names = (['small', 'full'] satisfies TierName[]).filter((name) => only === undefined || only === name);
if (names.length === 0) throw new XiaoerError('OPTIONS_INVALID', `--only ${only} is not known. Write small or full.`);

const corpus = readCorpus(new URL('../corpus/retail/', import.meta.url));
const models = new URL('../models/', import.meta.url);
mkdirSync(models, { recursive: true });
let startedAt = performance.now();
const seconds = () => {
  const taken = ((performance.now() - startedAt) / 1000).toFixed(1);
  startedAt = performance.now();
  return `${taken} s`;
};

const tiers = retailTiers(corpus);
const trainTagger = (name: TierName) =>
  new Promise<Uint8Array>((resolve, reject) => {
    const worker = new Worker(new URL('./retail-tagger-worker.ts', import.meta.url), { workerData: name });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
process.stdout.write(`${corpus.length} lines; the tagger of each tier trains in a thread of its own\n`);
for (const name of names) {
  const { identity, options } = tiers[name];
  const taggerBytes = trainTagger(name);
  const { model } = await trainInThreads({ examples: corpus, ...retailFolds, options });
  const bytes = writeModel({ ...model, ...identity, tagger: readTagger(await taggerBytes) });
  writeFileSync(new URL(`${identity.name}.bin`, models), bytes);
  process.stdout.write(
    `${identity.name}: ${model.intents.length} intents, ${model.keys.length} features, ${bytes.length} bytes, ${seconds()}\n`,
  );
}
