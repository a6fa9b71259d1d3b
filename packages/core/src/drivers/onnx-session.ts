import { XiaoerError } from '../errors.ts';
import { openSession, type OnnxSession, type WasmPaths } from './onnx/session.ts';
import { openWorkerSession } from './onnx/worker-session.ts';

/** Where the graph runs. */
export interface OnnxSessionOptions {
  /** The graph that `toOnnx` made of the small model: its bytes, or where to fetch them. */
  readonly onnx: ArrayBuffer | Uint8Array | string | URL;
  /** Address of `onnx-worker.js` on the page's own origin. Without it the graph runs in this thread (Node). */
  readonly worker?: string | URL;
  readonly wasmPaths?: WasmPaths;
}

/**
 * The graph alone, run by onnxruntime-web/wasm in one thread; its `run` is the engine that `createUnderstander` takes. Rejects with
 * NETWORK_FAILED, MODEL_INVALID or DEGRADED where it cannot start; the caller then stays with plain evaluation.
 */
export async function onnxSession({ onnx, worker, wasmPaths }: OnnxSessionOptions): Promise<OnnxSession> {
  const graph = await bytesOf(onnx);
  return worker === undefined ? openSession(graph, wasmPaths) : openWorkerSession(worker, graph, wasmPaths);
}

async function bytesOf(source: OnnxSessionOptions['onnx']): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  try {
    const response = await fetch(source);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new XiaoerError(
      'NETWORK_FAILED',
      `The ONNX model at ${String(source)} could not be fetched. Check its address; plain evaluation goes on.`,
      {
        cause,
      },
    );
  }
}
