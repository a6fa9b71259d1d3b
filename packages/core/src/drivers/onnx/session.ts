import { XiaoerError } from '../../errors.ts';
import type { EngineInput } from '../../intent/engine.ts';
import { loadGraph, type WasmPaths } from './runtime.ts';

/** One loaded graph of the shape that `toOnnx` writes. */
export interface OnnxSession {
  /** Scores of all columns, the mark of the model, and the tagger's emissions. */
  run(input: EngineInput): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Starts ONNX Runtime in this thread, one wasm thread. Rejects with DEGRADED where it cannot: plain evaluation still works. */
export async function openSession(graph: Uint8Array, wasmPaths?: WasmPaths): Promise<OnnxSession> {
  try {
    const { session, Tensor } = await loadGraph(graph, wasmPaths);
    return {
      async run({ rows, values, cells, size }) {
        const inputs = {
          rows: new Tensor('int32', rows, [rows.length]),
          values: new Tensor('float32', values, [values.length]),
          cells: new Tensor('int32', cells, [cells.length]),
          size: new Tensor('int32', Int32Array.of(size), [1]),
        };
        const scores = (await session.run(inputs))['scores']?.data;
        if (!(scores instanceof Float32Array)) throw invalidGraph();
        return scores;
      },
      close: () => session.release(),
    };
  } catch (cause) {
    throw new XiaoerError(
      'DEGRADED',
      "ONNX Runtime did not start. Check the graph file and `wasmPaths`, and that the page allows 'wasm-unsafe-eval'; plain evaluation needs neither.",
      { cause },
    );
  }
}

function invalidGraph(): XiaoerError {
  return new XiaoerError(
    'MODEL_INVALID',
    'This ONNX graph gives no `scores`. Export it with `toOnnx` from the same model file.',
  );
}
