// One fold of a cross-validation in a thread of its own, see `validateInThreads`.
import { parentPort, workerData } from 'node:worker_threads';
import { validateFold } from '../src/training/cross-validate.ts';
import type { FoldTask } from './validate-in-threads.ts';

const { examples, folds, options } = workerData as FoldTask;
parentPort?.on('message', (fold: number) => parentPort?.postMessage(validateFold(examples, fold, folds, options)));
