// Trains the tagger of one tier in a thread of its own and posts its bytes. `workerData` is the tier's name.
import { parentPort, workerData } from 'node:worker_threads';
import { writeTagger } from '../src/intent/tagger/tagger-file.ts';
import { trainTagger } from '../src/training/tagger/train-tagger.ts';
import { retailTaggerOptions } from './retail-tagger.ts';
import type { TierName } from './retail-tiers.ts';
import { readCorpus } from './train-corpus.ts';

const corpus = readCorpus(new URL('../corpus/retail/', import.meta.url));
parentPort?.postMessage(writeTagger(trainTagger(corpus, retailTaggerOptions(workerData as TierName))));
