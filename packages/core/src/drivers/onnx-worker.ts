// The file a page hands to `onnxUnderstander` as its worker. It holds one session and answers one request at a time.
import { openSession, type OnnxSession } from './onnx/session.ts';
import type { WorkerAnswer, WorkerRequest } from './onnx/worker-messages.ts';

/** The part of a worker's global scope that we use. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: WorkerRequest }) => void): void;
  postMessage(answer: WorkerAnswer): void;
}

/** Answers requests of `openWorkerSession` in a worker's scope. Never throws: a failure is an answer. */
export function serveOnnx(scope: WorkerScope): void {
  let session: OnnxSession | null = null;
  const answer = async (request: WorkerRequest): Promise<Float32Array> => {
    if (request.kind === 'open') {
      session = await openSession(request.graph, request.wasmPaths);
      return new Float32Array(0);
    }
    if (session === null) throw new Error('a run was asked before the graph was opened');
    return session.run(request.rows, request.values);
  };
  scope.addEventListener('message', ({ data }) => {
    answer(data).then(
      (scores) => scope.postMessage({ id: data.id, ok: true, scores }),
      (error: unknown) => scope.postMessage({ id: data.id, ok: false, message: reasonOf(error) }),
    );
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message;
}

// Imported elsewhere (a test, a bundle), this file does nothing by itself. The scope of a worker is not in the page's types.
if ('WorkerGlobalScope' in globalThis) serveOnnx(globalThis as unknown as WorkerScope);
