import { XiaoerError } from '../../errors.ts';
import type { OnnxSession, WasmPaths } from './session.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

type Unnumbered<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

/** Like `openSession`, in a module Worker of the given address, so that the page never waits for a run. */
export async function openWorkerSession(
  worker: string | URL,
  graph: Uint8Array,
  wasmPaths?: WasmPaths,
): Promise<OnnxSession> {
  const thread = new Worker(worker, { type: 'module', name: 'xiaoer-onnx' });
  const waiting = new Map<number, PromiseWithResolversLike>();
  let lastId = 0;
  const failAll = (error: XiaoerError) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  thread.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) asked?.resolve(data.scores);
    else asked?.reject(stopped(data.message));
  });
  thread.addEventListener('error', (event) => failAll(stopped(event.message)));
  const ask = (request: Unnumbered<WorkerRequest>, transfer: Transferable[] = []) =>
    new Promise<Float32Array>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      thread.postMessage({ ...request, id: lastId }, transfer);
    });
  const close = async () => {
    thread.terminate();
    failAll(stopped('it was closed'));
  };
  try {
    await ask({ kind: 'open', graph, wasmPaths });
  } catch (error) {
    await close();
    throw error;
  }
  return { run: (rows, values) => ask({ kind: 'run', rows, values }, [rows.buffer, values.buffer]), close };
}

interface PromiseWithResolversLike {
  readonly resolve: (scores: Float32Array) => void;
  readonly reject: (error: XiaoerError) => void;
}

function stopped(reason: string): XiaoerError {
  return new XiaoerError(
    'DEGRADED',
    `The ONNX worker does not answer (${reason || 'its file did not load'}). Check the worker's address and the page's worker-src; plain evaluation needs neither.`,
  );
}
