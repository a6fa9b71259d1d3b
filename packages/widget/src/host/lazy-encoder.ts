import type { UnderstanderOptions } from '@xiaoer/core';
import { encoderSession } from '@xiaoer/core/drivers/encoder-session';
import { XiaoerError } from '@xiaoer/core/errors';
import type { WidgetEncoder } from '../options.ts';

// So that what both need lies in one file with the mind, see there.
export { createPageMind } from './mind.ts';

/**
 * The merchant's own sentence encoder in a module Worker, from the files beside the loader. A chunk of its own: nothing of it is fetched
 * before a page asks for it. Rejects where the files do not fit each other, or the page's policy forbids wasm or workers.
 */
export function startEncoder(
  { model, tokenizer, head }: WidgetEncoder,
  assets: string | undefined,
  names: UnderstanderOptions,
): ReturnType<typeof encoderSession> {
  if (assets === undefined) {
    const hint =
      'Give `assets` the URL of the folder with encoder-worker.js and the .wasm file (dist of @xiaoer/widget).';
    return Promise.reject(new XiaoerError('OPTIONS_INVALID', `The encoder has no worker. ${hint}`));
  }
  const base = new URL(assets, document.baseURI);
  return encoderSession({
    ...names,
    encoder: { model, tokenizer },
    head,
    worker: new URL('encoder-worker.js', base),
    wasmPaths: { wasm: new URL('ort-wasm-simd-threaded.wasm', base).href },
  });
}
