import type { WasmPaths } from './session.ts';

/** What the page asks the worker; `open` comes first. */
export type WorkerRequest =
  | {
      readonly id: number;
      readonly kind: 'open';
      readonly graph: Uint8Array;
      readonly wasmPaths?: WasmPaths | undefined;
    }
  | { readonly id: number; readonly kind: 'run'; readonly rows: Int32Array; readonly values: Float32Array };

/** What the worker answers, once for each request. `open` is answered with no scores. */
export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly scores: Float32Array }
  | { readonly id: number; readonly ok: false; readonly message: string };
