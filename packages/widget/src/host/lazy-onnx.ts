import { onnxSession, vocabularyBeside } from '@xiaoer/core/drivers/onnx-session';
import { XiaoerError } from '@xiaoer/core/errors';

// So that what both need lies in one file with the mind, see there.
export { createPageMind } from './mind.ts';

/** A graph that runs, and the vocabulary that goes with it. */
export interface StartedOnnx {
  readonly vocabulary: Uint8Array;
  readonly session: Awaited<ReturnType<typeof onnxSession>>;
}

/**
 * The ONNX engine in a module Worker, from the files beside the loader, and its vocabulary from beside the graph. A chunk of its own:
 * nothing of it is fetched before a page asks for it. Rejects where the page's policy forbids wasm or workers, or a file is missing.
 */
export async function startOnnx(onnx: string, assets: string | undefined): Promise<StartedOnnx> {
  if (assets === undefined) {
    const hint = 'Give `assets` the URL of the folder with onnx-worker.js and the .wasm file (dist of @xiaoer/widget).';
    throw new XiaoerError('OPTIONS_INVALID', `The ONNX engine has no worker. ${hint}`);
  }
  const base = new URL(assets, document.baseURI);
  // The lighter file first: where it is missing the graph is not fetched for nothing.
  const vocabulary = await vocabularyBeside(onnx);
  const session = await onnxSession({
    onnx,
    worker: new URL('onnx-worker.js', base),
    wasmPaths: { wasm: new URL('ort-wasm-simd-threaded.wasm', base).href },
  });
  return { vocabulary, session };
}
