// One fold of a cross-validation, or the model of all examples, in a thread of its own; see `trainInThreads`.
import { parentPort, workerData } from 'node:worker_threads';
import { foldScorer, type FoldScores } from '../src/training/cross-validate.ts';
import { trainUncalibrated } from '../src/training/train.ts';
import { nameless, type FoldTask } from './train-in-threads.ts';

const { examples, folds, options } = workerData as FoldTask;
/** Made for the first fold: it hashes all examples. */
let scoreFold: ((fold: number) => FoldScores) | null = null;

function answer(fold: number | null) {
  if (fold === null) return trainUncalibrated(examples, nameless, options);
  scoreFold ??= foldScorer(examples, folds, options);
  return scoreFold(fold);
}

parentPort?.on('message', (fold: number | null) => parentPort?.postMessage(answer(fold)));
