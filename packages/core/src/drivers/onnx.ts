import { createUnderstander, type UnderstanderOptions } from '../intent/understand.ts';
import type { Understander } from '../ports/understander.ts';
import { onnxSession } from './onnx-session.ts';
import { graphBytes, type GraphSource } from './onnx/graph-bytes.ts';
import type { WasmPaths } from './onnx/runtime.ts';
import { openSession } from './onnx/session.ts';

/** What the ONNX engine is made of. */
export interface OnnxUnderstanderOptions extends UnderstanderOptions {
  /** The graph's vocabulary, or the model that it was made of: features, labels, calibration and tagger come from it. */
  readonly model: ArrayBuffer | Uint8Array;
  readonly onnx: GraphSource;
  /** Address of `onnx-worker.js` on the page's own origin. Without it the graph runs in this thread (Node). */
  readonly worker?: string | URL;
  readonly wasmPaths?: WasmPaths;
}

/** An understander that holds a session; `close` frees the worker and the graph. */
export interface OnnxUnderstander extends Understander {
  close(): Promise<void>;
}

/**
 * Runs the model by onnxruntime-web/wasm, one thread. Rejects with NETWORK_FAILED, MODEL_INVALID or DEGRADED where it
 * cannot start; the caller then stays with plain evaluation.
 * @example const engine = await onnxUnderstander({ model, onnx: '/xiaoer/retail-full.onnx', worker: '/xiaoer/onnx-worker.js' });
 */
export async function onnxUnderstander(options: OnnxUnderstanderOptions): Promise<OnnxUnderstander> {
  const { model, onnx, worker, wasmPaths } = options;
  const session =
    worker === undefined
      ? await openSession(await graphBytes(onnx), wasmPaths)
      : await onnxSession({ onnx, worker, ...(wasmPaths && { wasmPaths }) });
  const close = () => session.close();
  try {
    return { ...createUnderstander(model, options, (input) => session.run(input)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
