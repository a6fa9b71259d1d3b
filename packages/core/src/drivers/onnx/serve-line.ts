import { isXiaoerError } from '../../errors.ts';
import { reasonOf } from './runtime.ts';
import type { WorkerAnswer } from './worker-messages.ts';

/** The part of a worker's global scope that we use. */
export interface WorkerScope<Request> {
  addEventListener(type: 'message', listener: (event: { readonly data: Request }) => void): void;
  postMessage(answer: WorkerAnswer): void;
}

/** The worker's end of `openWorkerLine`. Never throws: a failure is an answer. */
export function serveLine<Request extends { readonly id: number }>(
  scope: WorkerScope<Request>,
  answer: (request: Request) => Promise<Float32Array>,
): void {
  scope.addEventListener('message', ({ data }) => {
    answer(data).then(
      (scores) => scope.postMessage({ id: data.id, ok: true, scores }),
      (error: unknown) => scope.postMessage({ id: data.id, ok: false, ...failureOf(error) }),
    );
  });
}

function failureOf(error: unknown): Omit<Extract<WorkerAnswer, { ok: false }>, 'id' | 'ok'> {
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${reasonOf(error.cause)}` : '';
  const message = reasonOf(error);
  if (!isXiaoerError(error)) return { message: message + cause };
  // A message that quotes its cause already says it once.
  return { message: message.includes(cause.trim()) ? message : `${message} (${cause.trim()})`, code: error.code };
}
