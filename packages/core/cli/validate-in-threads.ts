import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { crossValidate, joinFolds, type CrossValidation, type FoldScores } from '../src/training/cross-validate.ts';
import type { TrainingExample } from '../src/training/example.ts';
import type { FitOptions } from '../src/training/fit.ts';

/** What every thread of a cross-validation is given. */
export interface FoldTask {
  readonly examples: readonly TrainingExample[];
  readonly folds: number;
  readonly options: Partial<FitOptions>;
}

/** Below this many examples a thread takes longer to start than to work. */
const fewestForThreads = 1500;

/** `crossValidate` with its folds in as many threads as the machine has, to the same result. Rejects where a thread fails. */
export async function validateInThreads(
  task: FoldTask,
  onFold: (done: number) => void = () => undefined,
): Promise<CrossValidation> {
  const { examples, folds, options } = task;
  const threads = Math.min(folds, availableParallelism());
  if (threads < 2 || examples.length < fewestForThreads) return crossValidate(examples, folds, options, onFold);
  const parts: FoldScores[] = [];
  const waiting = Array.from({ length: folds }, (_, fold) => fold);
  let done = 0;
  const work = async () => {
    // The same name beside this file as source and as built.
    const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./fold-worker.${suffix}`, import.meta.url), {
      workerData: {
        examples: examples.map(({ text, intent, emotion }) => ({ text, intent, emotion })),
        folds,
        options,
      },
    });
    try {
      for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift()) {
        parts[fold] = await answerOf(worker, fold);
        done += 1;
        onFold(done);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return joinFolds(examples, parts);
}

function answerOf(worker: Worker, fold: number): Promise<FoldScores> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(fold);
  });
}
