import type { WasmPaths } from '../onnx/runtime.ts';
import { openSentenceSession } from './sentence-session.ts';
import { createTokenizer } from './tokenizer.ts';

/** Turns texts into embeddings of length 1. */
export interface Encoder {
  /** One vector a text, always of the same size. */
  embed(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Tokenizer and graph in this thread; both are tried on a first text, so that what does not fit shows here. Rejects with MODEL_INVALID or DEGRADED. */
export async function openEncoderHere(
  model: Uint8Array,
  tokenizer: Uint8Array,
  wasmPaths?: WasmPaths,
): Promise<Encoder> {
  const tokenize = await createTokenizer(tokenizer);
  const session = await openSentenceSession(model, wasmPaths);
  // A text without a token is given one: no encoder takes an empty row.
  const embed = (text: string) => session.embed(((ids) => (ids.length > 0 ? ids : [0]))(tokenize(text)));
  try {
    await embed('你好, hello');
  } catch (error) {
    await session.close();
    throw error;
  }
  return { embed, close: () => session.close() };
}
