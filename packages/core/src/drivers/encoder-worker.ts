// The file a page hands to `encoderUnderstander` as its worker. It holds one encoder and answers one request at a time.
import { openEncoderHere, type Encoder } from './encoder/open-encoder.ts';
import type { EncoderRequest } from './encoder/worker-encoder.ts';
import { serveLine, type WorkerScope } from './onnx/serve-line.ts';

/** Answers requests of an encoder's page end in a worker's scope. Never throws: a failure is an answer. */
export function serveEncoder(scope: WorkerScope<EncoderRequest>): void {
  let encoder: Encoder | null = null;
  serveLine(scope, async (request) => {
    if (request.kind === 'open') {
      encoder = await openEncoderHere(request.model, request.tokenizer, request.wasmPaths);
      return new Float32Array(0);
    }
    if (encoder === null) throw new Error('a text came before the encoder was opened');
    return encoder.embed(request.text);
  });
}

// Imported elsewhere (a test, a bundle), this file does nothing by itself. The scope of a worker is not in the page's types.
if ('WorkerGlobalScope' in globalThis) serveEncoder(globalThis as unknown as WorkerScope<EncoderRequest>);
