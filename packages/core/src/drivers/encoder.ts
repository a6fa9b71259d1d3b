import { createHeadUnderstander } from '../intent/encoder-head.ts';
import { readHead } from '../intent/encoder-head-file.ts';
import type { UnderstanderOptions } from '../intent/understand.ts';
import type { Understander } from '../ports/understander.ts';
import { openEncoderHere, type Encoder } from './encoder/open-encoder.ts';
import { openEncoderInWorker } from './encoder/worker-encoder.ts';
import { graphBytes, type GraphSource } from './onnx/graph-bytes.ts';
import type { WasmPaths } from './onnx/runtime.ts';

/** Any sentence encoder: an ONNX graph from `input_ids` and `attention_mask` to `last_hidden_state` or `sentence_embedding`, and its `tokenizer.json`. */
export interface EncoderSource {
  readonly model: GraphSource;
  readonly tokenizer: GraphSource;
}

/** Where an encoder runs. */
export interface EncoderOptions {
  readonly encoder: EncoderSource;
  /** Address of `encoder-worker.js` on the page's own origin. Without it the encoder runs in this thread (Node). */
  readonly worker?: string | URL;
  readonly wasmPaths?: WasmPaths;
}

/** What an understander over an encoder is made of. */
export interface EncoderUnderstanderOptions extends EncoderOptions, UnderstanderOptions {
  /** The file that `xiaoer train --encoder` or `writeHead` made of examples and this encoder. */
  readonly head: ArrayBuffer | Uint8Array;
}

/** An understander that holds an encoder; `close` frees the worker and the graph. */
export interface EncoderUnderstander extends Understander {
  close(): Promise<void>;
}

/**
 * The encoder alone: texts to embeddings of length 1, for `trainHead`. Rejects with NETWORK_FAILED, MODEL_INVALID (the message says what
 * was found and what is wanted) or DEGRADED.
 */
export async function openEncoder({ encoder, worker, wasmPaths }: EncoderOptions): Promise<Encoder> {
  const [model, tokenizer] = await Promise.all([graphBytes(encoder.model), graphBytes(encoder.tokenizer)]);
  return worker === undefined
    ? openEncoderHere(model, tokenizer, wasmPaths)
    : openEncoderInWorker(worker, model, tokenizer, wasmPaths);
}

/**
 * Understands by an encoder of the merchant's choice and a head fitted on its embeddings. Rejects like `openEncoder`, and with
 * MODEL_INVALID for a head of another encoder; the caller then stays with the small tier.
 * @example const engine = await encoderUnderstander({ encoder: { model: '/e/model.onnx', tokenizer: '/e/tokenizer.json' }, head, worker: '/xiaoer/encoder-worker.js' });
 */
export async function encoderUnderstander(options: EncoderUnderstanderOptions): Promise<EncoderUnderstander> {
  const head = readHead(options.head);
  const encoder = await openEncoder(options);
  const close = () => encoder.close();
  try {
    const understander = await createHeadUnderstander(head, (text) => encoder.embed(text), options);
    return { ...understander, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export type { Encoder };
