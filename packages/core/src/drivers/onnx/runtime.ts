import type * as Runtime from 'onnxruntime-web/wasm';
import { XiaoerError } from '../../errors.ts';

/** Where the runtime finds its wasm: a folder URL ending in `/`, or the URLs of the two files. */
export type WasmPaths = string | { readonly mjs?: string; readonly wasm?: string };

/** A graph that ONNX Runtime has loaded, and what makes tensors for it. */
export interface LoadedGraph {
  readonly session: Runtime.InferenceSession;
  readonly Tensor: typeof Runtime.Tensor;
}

/**
 * Starts ONNX Runtime in this thread, one wasm thread, and loads a graph. Rejects with MODEL_INVALID for a graph that the runtime refuses,
 * and with DEGRADED where the runtime itself cannot start.
 */
export async function loadGraph(graph: Uint8Array, wasmPaths?: WasmPaths): Promise<LoadedGraph> {
  try {
    const { env, InferenceSession, Tensor } = await import('onnxruntime-web/wasm');
    env.wasm.numThreads = 1;
    if (wasmPaths !== undefined) env.wasm.wasmPaths = wasmPaths;
    return { session: await InferenceSession.create(graph, { executionProviders: ['wasm'] }), Tensor };
  } catch (cause) {
    const reason = reasonOf(cause);
    if (reason.includes('ERROR_CODE')) {
      throw new XiaoerError(
        'MODEL_INVALID',
        `ONNX Runtime refuses this file (${reason}). Give one whole .onnx file, with its weights inside.`,
        { cause },
      );
    }
    throw new XiaoerError(
      'DEGRADED',
      "ONNX Runtime did not start. Check the graph file and `wasmPaths`, and that the page allows 'wasm-unsafe-eval'; plain evaluation needs neither.",
      { cause },
    );
  }
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}
