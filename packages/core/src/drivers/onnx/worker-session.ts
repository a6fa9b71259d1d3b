import type { WasmPaths } from './runtime.ts';
import type { OnnxSession } from './session.ts';
import { openWorkerLine } from './worker-line.ts';
import type { WorkerRequest } from './worker-messages.ts';

/** Like `openSession`, in a module Worker of the given address, so that the page never waits for a run. */
export async function openWorkerSession(
  worker: string | URL,
  graph: Uint8Array,
  wasmPaths?: WasmPaths,
): Promise<OnnxSession> {
  const line = openWorkerLine<WorkerRequest>(worker, 'xiaoer-onnx');
  try {
    await line.ask({ kind: 'open', graph, wasmPaths });
  } catch (error) {
    line.close();
    throw error;
  }
  return {
    run: (input) => line.ask({ kind: 'run', input }, [input.rows.buffer, input.values.buffer, input.cells.buffer]),
    close: async () => line.close(),
  };
}
