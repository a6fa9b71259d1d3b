import { XiaoerError } from '../../errors.ts';
import type { OnnxSession, WasmPaths } from './session.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** A request before it has its number. */
type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

interface Waiting {
  readonly resolve: (scores: Float32Array) => void;
  readonly reject: (error: XiaoerError) => void;
}

/** Like `openSession`, in a module Worker of the given address, so that the page never waits for a run. */
export async function openWorkerSession(
  worker: string | URL,
  graph: Uint8Array,
  wasmPaths?: WasmPaths,
): Promise<OnnxSession> {
  const thread = new Worker(worker, { type: 'module', name: 'xiaoer-onnx' });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let failure: XiaoerError | null = null;

  /** Everything in flight and everything later fails: a thread that is gone answers nothing. */
  const stop = (reason: string) => {
    failure ??= stopped(reason);
    thread.terminate();
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  const ask = (request: Unnumbered<WorkerRequest>, transfer: Transferable[] = []) =>
    new Promise<Float32Array>((resolve, reject) => {
      if (failure !== null) return reject(failure);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      thread.postMessage({ ...request, id: lastId }, transfer);
    });

  thread.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.scores);
    else asked?.reject(stopped(data.message));
  });
  thread.addEventListener('error', (event) => stop(event.message));
  try {
    await ask({ kind: 'open', graph, wasmPaths });
  } catch (error) {
    stop('it was closed');
    throw error;
  }
  return {
    run: (rows, values) => ask({ kind: 'run', rows, values }, [rows.buffer, values.buffer]),
    close: async () => stop('it was closed'),
  };
}

function stopped(reason: string): XiaoerError {
  return new XiaoerError(
    'DEGRADED',
    `The ONNX worker does not answer (${reason || 'its file did not load'}). Check the worker's address and the page's worker-src; plain evaluation needs neither.`,
  );
}
