import { onnxSession } from '@xiaoer/core/drivers/onnx-session';
import { XiaoerError } from '@xiaoer/core/errors';

// So that what both need lies in one file with the mind, see there.
export { createPageMind } from './mind.ts';

/**
 * The ONNX engine in a module Worker, from the files beside the loader. A chunk of its own: nothing of it is fetched before a page
 * asks for it. Rejects where the page's policy forbids wasm or workers.
 */
export function startOnnx(onnx: string, assets: string | undefined): ReturnType<typeof onnxSession> {
  if (assets === undefined) {
    const hint = 'Give `assets` the URL of the folder with onnx-worker.js and the .wasm file (dist of @xiaoer/widget).';
    return Promise.reject(new XiaoerError('OPTIONS_INVALID', `The ONNX engine has no worker. ${hint}`));
  }
  const base = new URL(assets, document.baseURI);
  return onnxSession({
    onnx,
    worker: new URL('onnx-worker.js', base),
    wasmPaths: { wasm: new URL('ort-wasm-simd-threaded.wasm', base).href },
  });
}
