import { XiaoerError } from '../../errors.ts';
import type { WorkerAnswer } from './worker-messages.ts';

/** A request before it has its number. */
type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

interface Waiting {
  readonly resolve: (scores: Float32Array) => void;
  readonly reject: (error: XiaoerError) => void;
}

/** The page's end of a worker that answers each request with numbers. */
export interface WorkerLine<Request> {
  /** Rejects with the worker's own error, or with DEGRADED where the worker is gone. */
  ask(request: Unnumbered<Request>, transfer?: Transferable[]): Promise<Float32Array>;
  /** Ends the worker: everything in flight and everything later fails. */
  close(): void;
}

/** Starts a module Worker of the given address. Whatever is wrong with it shows at the first `ask`. */
export function openWorkerLine<Request extends { readonly id: number }>(
  worker: string | URL,
  name: string,
): WorkerLine<Request> {
  const thread = new Worker(worker, { type: 'module', name });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let failure: XiaoerError | null = null;

  /** A thread that is gone answers nothing. */
  const stop = (reason: string) => {
    failure ??= stopped(reason);
    thread.terminate();
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  thread.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.scores);
    else asked?.reject(data.code === undefined ? stopped(data.message) : new XiaoerError(data.code, data.message));
  });
  thread.addEventListener('error', (event) => stop(event.message));
  return {
    ask: (request, transfer = []) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        thread.postMessage({ ...request, id: lastId }, transfer);
      }),
    close: () => stop('it was closed'),
  };
}

function stopped(reason: string): XiaoerError {
  return new XiaoerError(
    'DEGRADED',
    `The ONNX worker does not answer (${reason || 'its file did not load'}). Check the worker's address and the page's worker-src; plain evaluation needs neither.`,
  );
}
