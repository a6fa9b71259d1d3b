import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LinearModel } from '../src/intent/model.ts';
import { balanceScores } from '../src/training/balance-columns.ts';
import { crossValidate, joinFolds, type CrossValidation, type FoldScores } from '../src/training/cross-validate.ts';
import type { TrainingExample } from '../src/training/example.ts';
import type { FitOptions } from '../src/training/fit-options.ts';
import type { ModelIdentity } from '../src/training/quantize.ts';
import { balanceFor, calibrated, trainUncalibrated, type TrainingResult } from '../src/training/train.ts';

/** What every thread of a training run is given. */
export interface FoldTask {
  readonly examples: readonly TrainingExample[];
  readonly folds: number;
  /** How many of the folds are held out for `trainInThreads`; all where absent. */
  readonly heldOut?: number;
  readonly options: Partial<FitOptions>;
}

/** What a model is called until its caller names it. */
export const nameless: ModelIdentity = { name: '', version: '' };

/** Below this many examples a thread takes longer to start than to work. */
const fewestForThreads = 1500;

const threadsFor = ({ examples }: FoldTask, jobs: number): number =>
  examples.length < fewestForThreads ? 1 : Math.min(jobs, availableParallelism());

/** `crossValidate` with its folds in as many threads as the machine has, then balanced. Rejects where a thread fails. */
export async function validateInThreads(
  task: FoldTask,
  onFold: (done: number) => void = () => undefined,
): Promise<CrossValidation> {
  const { examples, folds, options } = task;
  const validation =
    threadsFor(task, folds) < 2
      ? crossValidate(examples, folds, options, onFold)
      : joinFolds(examples, (await runJobs(task, foldsOf(folds), onFold)) as FoldScores[]);
  return balanceScores(validation, balanceFor(validation, examples, options));
}

/** `train` in as many threads as the machine has, with the folds held out that the task says; the model has no name yet. */
export async function trainInThreads(
  task: FoldTask,
  onFold: (done: number) => void = () => undefined,
): Promise<TrainingResult> {
  const { examples, folds, heldOut = folds, options } = task;
  if (threadsFor(task, heldOut + 1) < 2) {
    const validation = crossValidate(examples, folds, options, onFold, heldOut);
    return calibrated(trainUncalibrated(examples, nameless, options), validation, examples, options);
  }
  // The model of all examples takes longest, so it goes first.
  const [model, ...parts] = await runJobs(task, [null, ...foldsOf(heldOut)], onFold);
  return calibrated(model as LinearModel, joinFolds(examples, parts as FoldScores[]), examples, options);
}

const foldsOf = (folds: number): number[] => Array.from({ length: folds }, (_, fold) => fold);

/** Results in the order of the jobs: a fold by its number, null for all examples. */
async function runJobs(
  task: FoldTask,
  jobs: readonly (number | null)[],
  onFold: (done: number) => void,
): Promise<(FoldScores | LinearModel)[]> {
  const results: (FoldScores | LinearModel)[] = [];
  const waiting = jobs.map((job, index) => ({ job, index }));
  let done = 0;
  const work = async () => {
    // The same name beside this file as source and as built.
    const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./fold-worker.${suffix}`, import.meta.url), {
      workerData: {
        ...task,
        examples: task.examples.map(({ text, intent, emotion }) => ({ text, intent, emotion })),
      },
    });
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        results[next.index] = await answerOf(worker, next.job);
        if (next.job !== null) onFold((done += 1));
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threadsFor(task, jobs.length) }, work));
  return results;
}

function answerOf(worker: Worker, job: number | null): Promise<FoldScores | LinearModel> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(job);
  });
}
