import { graphBytes, type GraphSource } from './onnx/graph-bytes.ts';
import type { WasmPaths } from './onnx/runtime.ts';
import type { OnnxSession } from './onnx/session.ts';
import { openWorkerSession } from './onnx/worker-session.ts';

/** Where the graph runs. */
export interface OnnxSessionOptions {
  readonly onnx: GraphSource;
  /** Address of `onnx-worker.js` on the page's own origin. */
  readonly worker: string | URL;
  readonly wasmPaths?: WasmPaths;
}

/**
 * The graph alone, run by onnxruntime-web/wasm in a module Worker, with nothing of the runtime in the page's own code; its `run` is the
 * engine that `createUnderstander` takes. Rejects with NETWORK_FAILED, MODEL_INVALID or DEGRADED where it cannot start.
 */
export async function onnxSession({ onnx, worker, wasmPaths }: OnnxSessionOptions): Promise<OnnxSession> {
  return openWorkerSession(worker, await graphBytes(onnx), wasmPaths);
}
