import { createHeadUnderstander } from '../../intent/encoder-head.ts';
import { readHead } from '../../intent/encoder-head-file.ts';
import type { UnderstanderOptions } from '../../intent/understand.ts';
import type { Understander } from '../../ports/understander.ts';
import type { Encoder } from './open-encoder.ts';

/** An understander that holds an encoder; `close` frees the worker and the graph. */
export interface EncoderUnderstander extends Understander {
  close(): Promise<void>;
}

/** The head's understander over an encoder that it then owns; the encoder is closed where the two do not fit. */
export async function understandWith(
  head: Uint8Array,
  encoder: Encoder,
  options: UnderstanderOptions,
): Promise<EncoderUnderstander> {
  const close = () => encoder.close();
  try {
    const understander = await createHeadUnderstander(readHead(head), (text) => encoder.embed(text), options);
    return { ...understander, close };
  } catch (error) {
    await close();
    throw error;
  }
}
