// Builds the shipped small model from the corpus: node packages/core/cli/train-retail.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { writeModel } from '../src/intent/model-file.ts';
import { trainTagger } from '../src/training/tagger/train-tagger.ts';
import { train } from '../src/training/train.ts';
import { readRetailKnowledge } from './knowledge/retail-knowledge.ts';
import { retailTaggerOptions } from './retail-tagger.ts';
import { readCorpus } from './train-corpus.ts';

const corpus = readCorpus(new URL('../corpus/retail/', import.meta.url));
const startedAt = performance.now();
const { model } = train(corpus, { name: 'retail-small', version: '2' }, { knowledge: readRetailKnowledge() });
const bytes = writeModel({ ...model, tagger: trainTagger(corpus, retailTaggerOptions()) });
const target = new URL('../models/retail-small.bin', import.meta.url);
mkdirSync(new URL('.', target), { recursive: true });
writeFileSync(target, bytes);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(
  `${corpus.length} lines, ${model.intents.length} intents, ${model.keys.length} features, ${bytes.length} bytes, ${seconds} s\n`,
);
