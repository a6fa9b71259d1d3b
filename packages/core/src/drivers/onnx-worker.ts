// The file a page hands to `onnxUnderstander` as its worker. It holds one session and answers one request at a time.
import { serveLine, type WorkerScope } from './onnx/serve-line.ts';
import { openSession, type OnnxSession } from './onnx/session.ts';
import type { WorkerRequest } from './onnx/worker-messages.ts';

/** Answers requests of `openWorkerSession` in a worker's scope. Never throws: a failure is an answer. */
export function serveOnnx(scope: WorkerScope<WorkerRequest>): void {
  let session: OnnxSession | null = null;
  serveLine(scope, async (request) => {
    if (request.kind === 'open') {
      session = await openSession(request.graph, request.wasmPaths);
      return new Float32Array(0);
    }
    if (session === null) throw new Error('a run was asked before the graph was opened');
    return session.run(request.input);
  });
}

// Imported elsewhere (a test, a bundle), this file does nothing by itself. The scope of a worker is not in the page's types.
if ('WorkerGlobalScope' in globalThis) serveOnnx(globalThis as unknown as WorkerScope<WorkerRequest>);
