import type { XiaoerErrorCode } from '../../errors.ts';
import type { EngineInput } from '../../intent/engine.ts';
import type { WasmPaths } from './runtime.ts';

/** What the page asks the worker of a graph that `toOnnx` made; `open` comes first. */
export type WorkerRequest =
  | {
      readonly id: number;
      readonly kind: 'open';
      readonly graph: Uint8Array;
      readonly wasmPaths?: WasmPaths | undefined;
    }
  | { readonly id: number; readonly kind: 'run'; readonly input: EngineInput };

/** What a worker answers, once for each request. `open` is answered with no numbers. */
export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly scores: Float32Array }
  | {
      readonly id: number;
      readonly ok: false;
      readonly message: string;
      /** Given where the failure is one of ours, which then speaks for itself. */
      readonly code?: XiaoerErrorCode;
    };
