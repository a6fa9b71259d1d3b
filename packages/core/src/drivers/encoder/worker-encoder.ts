import type { WasmPaths } from '../onnx/runtime.ts';
import { openWorkerLine } from '../onnx/worker-line.ts';
import type { Encoder } from './open-encoder.ts';

/** What the page asks the worker of an encoder; `open` comes first. */
export type EncoderRequest =
  | {
      readonly id: number;
      readonly kind: 'open';
      readonly model: Uint8Array;
      readonly tokenizer: Uint8Array;
      readonly wasmPaths?: WasmPaths | undefined;
    }
  | { readonly id: number; readonly kind: 'embed'; readonly text: string };

/** Like `openEncoderHere`, in a module Worker of the given address: neither tokenizer nor runtime are in the page's own code. */
export async function openEncoderInWorker(
  worker: string | URL,
  model: Uint8Array,
  tokenizer: Uint8Array,
  wasmPaths?: WasmPaths,
): Promise<Encoder> {
  const line = openWorkerLine<EncoderRequest>(worker, 'xiaoer-encoder');
  try {
    await line.ask({ kind: 'open', model, tokenizer, wasmPaths });
  } catch (error) {
    line.close();
    throw error;
  }
  return {
    embed: (text) => line.ask({ kind: 'embed', text }),
    close: async () => line.close(),
  };
}
