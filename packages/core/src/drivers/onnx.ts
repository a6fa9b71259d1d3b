import { XiaoerError } from '../errors.ts';
import { knownFeatures } from '../intent/model.ts';
import { featureVector } from '../intent/features.ts';
import { prepareUnderstanding, type UnderstanderOptions } from '../intent/understand.ts';
import type { Understander } from '../ports/understander.ts';
import { openSession, type WasmPaths } from './onnx/session.ts';
import { openWorkerSession } from './onnx/worker-session.ts';

/** What the ONNX engine is made of. */
export interface OnnxUnderstanderOptions extends UnderstanderOptions {
  /** The small model's file: features, labels and calibration come from it. */
  readonly model: ArrayBuffer | Uint8Array;
  /** The graph that `toOnnx` made of the same model: its bytes, or where to fetch them. */
  readonly onnx: ArrayBuffer | Uint8Array | string | URL;
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
 * @example const engine = await onnxUnderstander({ model, onnx: '/xiaoer/retail-small.onnx', worker: '/xiaoer/onnx-worker.js' });
 */
export async function onnxUnderstander(options: OnnxUnderstanderOptions): Promise<OnnxUnderstander> {
  const { worker, wasmPaths } = options;
  const { model, answer } = prepareUnderstanding(options.model, options);
  const graph = await bytesOf(options.onnx);
  const session =
    worker === undefined ? await openSession(graph, wasmPaths) : await openWorkerSession(worker, graph, wasmPaths);
  return {
    understand: (text) =>
      answer(text, (normalized) => {
        const { rows, values } = knownFeatures(model, featureVector(normalized, model.hashBits));
        // The all-zero row keeps a message without a known feature a valid input.
        return session.run(Int32Array.from([...rows, model.keys.length]), Float32Array.from([...values, 0]));
      }),
    close: () => session.close(),
  };
}

async function bytesOf(source: OnnxUnderstanderOptions['onnx']): Promise<Uint8Array> {
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
