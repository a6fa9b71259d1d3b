import { createUnderstander } from '@xiaoer/core';
import type { TrainingExample } from '@xiaoer/core/training';

/** Trains in a Worker as the guide shows; also gives the bytes, and the longest time in which the page drew no frame. */
async function trainInPage(examples: readonly TrainingExample[], question: string) {
  let [longestGapMs, lastFrame, isTraining] = [0, performance.now(), true];
  const frame = () => {
    longestGapMs = Math.max(longestGapMs, performance.now() - lastFrame);
    lastFrame = performance.now();
    if (isTraining) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const worker = new Worker('/fit-worker.js', { type: 'module' });
  const startedAt = performance.now();
  const model = await new Promise<Uint8Array>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(examples);
  });
  const trainingMs = performance.now() - startedAt;
  isTraining = false;
  worker.terminate();
  const { intents } = await createUnderstander(model).understand(question);
  return { bytes: Array.from(model), best: intents[0]?.id, longestGapMs, trainingMs };
}

Object.assign(globalThis, { trainInPage });
