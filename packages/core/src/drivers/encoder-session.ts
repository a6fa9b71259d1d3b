import type { UnderstanderOptions } from '../intent/understand.ts';
import { understandWith, type EncoderUnderstander } from './encoder/understand-with.ts';
import { openEncoderInWorker } from './encoder/worker-encoder.ts';
import { graphBytes, type GraphSource } from './onnx/graph-bytes.ts';
import type { WasmPaths } from './onnx/runtime.ts';

/** Any sentence encoder: an ONNX graph from `input_ids` and `attention_mask` to `last_hidden_state` or `sentence_embedding`, and its `tokenizer.json`. */
export interface EncoderSource {
  readonly model: GraphSource;
  readonly tokenizer: GraphSource;
}

/** What an encoder in a Worker is made of, beside what every understander takes. */
export interface EncoderSessionOptions extends UnderstanderOptions {
  readonly encoder: EncoderSource;
  /** The file that `xiaoer train --encoder` or `writeHead` made of examples and this encoder. */
  readonly head: GraphSource;
  /** Address of `encoder-worker.js` on the page's own origin. */
  readonly worker: string | URL;
  readonly wasmPaths?: WasmPaths;
}

/**
 * Understands by an encoder in a module Worker, with nothing of the runtime or the tokenizer in the page's own code. Rejects with
 * NETWORK_FAILED, DEGRADED, or MODEL_INVALID that says what was found and what is wanted.
 */
export async function encoderSession(options: EncoderSessionOptions): Promise<EncoderUnderstander> {
  const { encoder, head, worker, wasmPaths } = options;
  const [model, tokenizer, headFile] = await Promise.all([
    graphBytes(encoder.model),
    graphBytes(encoder.tokenizer),
    graphBytes(head),
  ]);
  return understandWith(headFile, await openEncoderInWorker(worker, model, tokenizer, wasmPaths), options);
}

export type { EncoderUnderstander };
