import { createUnderstander, type UnderstanderOptions } from '../intent/understand.ts';
import type { Understander } from '../ports/understander.ts';
import { onnxSession, type OnnxSessionOptions } from './onnx-session.ts';

/** What the ONNX engine is made of. */
export interface OnnxUnderstanderOptions extends UnderstanderOptions, OnnxSessionOptions {
  /** The small model's file: features, labels and calibration come from it. */
  readonly model: ArrayBuffer | Uint8Array;
}

/** An understander that holds a session; `close` frees the worker and the graph. */
export interface OnnxUnderstander extends Understander {
  close(): Promise<void>;
}

/**
 * Runs the model by onnxruntime-web/wasm. Rejects as `onnxSession` does.
 * @example const engine = await onnxUnderstander({ model, onnx: '/xiaoer/retail-small.onnx', worker: '/xiaoer/onnx-worker.js' });
 */
export async function onnxUnderstander(options: OnnxUnderstanderOptions): Promise<OnnxUnderstander> {
  const session = await onnxSession(options);
  const close = () => session.close();
  try {
    return { ...createUnderstander(options.model, options, (rows, values) => session.run(rows, values)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
