import { XiaoerError } from '../errors.ts';
import { graphBytes, type GraphSource } from './onnx/graph-bytes.ts';
import type { WasmPaths } from './onnx/runtime.ts';
import type { OnnxSession } from './onnx/session.ts';
import { openWorkerSession } from './onnx/worker-session.ts';

/** Where the graph runs. */
export interface OnnxSessionOptions {
  readonly onnx: GraphSource;
  /** Address of `onnx-worker.js` on the page's own origin. */
  readonly worker: string | URL;
  readonly wasmPaths?: WasmPaths;
}

/**
 * The graph alone, run by onnxruntime-web/wasm in a module Worker, with nothing of the runtime in the page's own code; its `run` is the
 * engine that `createUnderstander` takes. Rejects with NETWORK_FAILED, MODEL_INVALID or DEGRADED where it cannot start.
 */
export async function onnxSession({ onnx, worker, wasmPaths }: OnnxSessionOptions): Promise<OnnxSession> {
  return openWorkerSession(worker, await graphBytes(onnx), wasmPaths);
}

/**
 * The vocabulary of a graph, fetched from beside it: `/m/retail-full.onnx?v=2` has `/m/retail-full.bin?v=2`. It is the model that
 * `createUnderstander` takes with the session. Rejects with OPTIONS_INVALID for another kind of address, NETWORK_FAILED where it is missing.
 */
export async function vocabularyBeside(onnx: string): Promise<Uint8Array> {
  const address = onnx.replace(/\.onnx(?=(?:\.gz)?(?:[?#]|$))/, '.bin');
  if (address !== onnx) return graphBytes(address);
  const fix = 'Name the graph NAME.onnx or NAME.onnx.gz, and put its vocabulary beside it as NAME.bin or NAME.bin.gz.';
  throw new XiaoerError('OPTIONS_INVALID', `The address ${onnx} does not say where the graph's vocabulary is. ${fix}`);
}
