// Runs in the page that `chromium.ts` opens: our engines, as an application has them.
import { createUnderstander, loadPack } from '../../src/index.ts';
import { onnxUnderstander } from '../../src/drivers/onnx.ts';
import { timeEach } from './stopwatch.ts';

/** The questions and how many calls do not count. */
interface Asked {
  readonly texts: readonly string[];
  readonly warmUp: number;
}

const bytesOf = async (path: string) => (await fetch(path)).arrayBuffer();
const packOf = async () => loadPack(await (await fetch('/pack.json')).json());

async function lite({ texts, warmUp }: Asked): Promise<number[]> {
  const understander = createUnderstander(await bytesOf('/model.bin'), await packOf());
  return timeEach(texts, warmUp, (text) => understander.understand(text));
}

/** The model alone on English questions, without entities: what is compared with the peer. */
async function bare({ texts, warmUp }: Asked): Promise<number[]> {
  const understander = createUnderstander(await bytesOf('/peer-model.bin'));
  return timeEach(texts, warmUp, (text) => understander.understand(text));
}

async function onnx({ texts, warmUp }: Asked): Promise<number[]> {
  const model = await bytesOf('/vocabulary.bin');
  const wasmPaths = { wasm: new URL('/ort.wasm', location.href).href };
  const engine = await onnxUnderstander({
    ...(await packOf()),
    model,
    onnx: '/model.onnx',
    worker: '/onnx-worker.js',
    wasmPaths,
  });
  const times = await timeEach(texts, warmUp, (text) => engine.understand(text));
  await engine.close();
  return times;
}

/** Milliseconds of `fit` and of `train`, which calibrates too, in a Worker; the first run of a fresh worker, as a page has it. */
function fitInWorker(examples: unknown): Promise<{ fitMs: number; trainMs: number }> {
  const worker = new Worker('/fit-worker.js', { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(examples);
  });
}

Object.assign(globalThis, { bench: { lite, bare, onnx, fitInWorker } });
