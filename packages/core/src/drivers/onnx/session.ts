import { XiaoerError } from '../../errors.ts';
import type { EngineInput } from '../../intent/engine.ts';
import { loadGraph, type WasmPaths } from './runtime.ts';

/** One loaded graph of the shape that `toOnnx` writes. */
export interface OnnxSession {
  /** Scores of all columns, the mark of the model, and the tagger's emissions. */
  run(input: EngineInput): Promise<Float32Array>;
  close(): Promise<void>;
}

const inputNames: readonly (keyof EngineInput)[] = ['rows', 'values', 'cells', 'size'];

/**
 * Starts ONNX Runtime in this thread, one wasm thread. Rejects with DEGRADED where it cannot, and with MODEL_INVALID for a graph of another
 * kind or version: plain evaluation still works.
 */
export async function openSession(graph: Uint8Array, wasmPaths?: WasmPaths): Promise<OnnxSession> {
  const { session, Tensor } = await loadGraph(graph, wasmPaths).catch((cause: unknown) => {
    throw new XiaoerError(
      'DEGRADED',
      "ONNX Runtime did not start. Check the graph file and `wasmPaths`, and that the page allows 'wasm-unsafe-eval'; plain evaluation needs neither.",
      { cause },
    );
  });
  if (!inputNames.every((name) => session.inputNames.includes(name))) {
    await session.release();
    throw new XiaoerError(
      'MODEL_INVALID',
      'This ONNX graph does not take what this version of Xiaoer gives. Copy it and the vocabulary beside it anew from `@xiaoer/core/models`, or export both again (`toOnnx`, `vocabularyOf`).',
    );
  }
  return {
    async run({ rows, values, cells, size }) {
      const inputs = {
        rows: new Tensor('int32', rows, [rows.length]),
        values: new Tensor('float32', values, [values.length]),
        cells: new Tensor('int32', cells, [cells.length]),
        size: new Tensor('int32', Int32Array.of(size), [1]),
      };
      const scores = (await session.run(inputs))['scores']?.data;
      if (scores instanceof Float32Array) return scores;
      throw new XiaoerError(
        'MODEL_INVALID',
        'This ONNX graph gives no `scores`. Export it with `toOnnx` from the same model file.',
      );
    },
    close: () => session.release(),
  };
}
