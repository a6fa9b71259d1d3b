import type { UnderstanderOptions } from '../intent/understand.ts';
import { openEncoderHere, type Encoder } from './encoder/open-encoder.ts';
import { understandWith, type EncoderUnderstander } from './encoder/understand-with.ts';
import { openEncoderInWorker } from './encoder/worker-encoder.ts';
import type { EncoderSource } from './encoder-session.ts';
import { graphBytes, type GraphSource } from './onnx/graph-bytes.ts';
import type { WasmPaths } from './onnx/runtime.ts';

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
  readonly head: GraphSource;
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
 * @example const engine = await encoderUnderstander({ encoder: { model: '/e/model.onnx', tokenizer: '/e/tokenizer.json' }, head: '/e/head.bin', worker: '/xiaoer/encoder-worker.js' });
 */
export async function encoderUnderstander(options: EncoderUnderstanderOptions): Promise<EncoderUnderstander> {
  const head = await graphBytes(options.head);
  return understandWith(head, await openEncoder(options), options);
}

export type { Encoder, EncoderSource, EncoderUnderstander };
