import { createUnderstander } from '@xiaoer/core';
import type { Understander, UnderstanderOptions } from '@xiaoer/core';
import type { WidgetOptions } from '../options.ts';
import { whenIdle } from '../idle.ts';
import type { HostContext } from './host-context.ts';

/** An understander that may hold a worker. */
export interface PageUnderstander extends Understander {
  close(): void;
}

/** Without a model nothing is recognised: flows by choice, knowledge and people still work. */
const withoutModel: Understander = {
  understand: () =>
    Promise.resolve({ intents: [], inScope: 0, entities: [], emotion: { label: 'neutral', upset: 0 }, model: 'none' }),
};

function plainUnderstander(
  bytes: Uint8Array | undefined,
  names: UnderstanderOptions,
  onError: (error: unknown) => void,
): Understander {
  try {
    return bytes === undefined ? withoutModel : createUnderstander(bytes, names);
  } catch (error) {
    onError(error);
    return withoutModel;
  }
}

/** The customer asked the browser to save data: an engine of megabytes is not for him. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

/**
 * Plain evaluation of the small model from the first message, which waits for a model that is still on its way; where the page asked for
 * ONNX, the full tier once it is there. An engine that cannot start or fails later (CSP without wasm, no worker) leaves plain evaluation in place.
 */
export function pageUnderstander(
  model: Promise<Uint8Array | undefined>,
  names: UnderstanderOptions,
  options: WidgetOptions,
  { onError, onEngine }: HostContext,
): PageUnderstander {
  const plain = model.then((bytes) => plainUnderstander(bytes, names, onError));
  const { onnx, encoder, assets } = options;
  let engine: (Understander & { close(): Promise<void> }) | undefined;
  let isClosed = false;
  let stopWaiting = (): void => undefined;

  async function openEngine(): Promise<typeof engine> {
    if (encoder !== undefined) return (await import('./lazy-encoder.ts')).startEncoder(encoder, assets, names);
    if (onnx === undefined) return undefined;
    const { vocabulary, session } = await (await import('./lazy-onnx.ts')).startOnnx(onnx, assets);
    const close = () => session.close();
    try {
      const { understand } = createUnderstander(vocabulary, names, (input) => session.run(input));
      return { understand, close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  async function start(): Promise<void> {
    try {
      const opened = await openEngine();
      if (opened === undefined || isClosed) return void opened?.close();
      engine = opened;
      onEngine('onnx');
    } catch (error) {
      onError(error);
    }
  }

  // A first text, thrown away while nobody waits, brings the model's code up to speed for the customer's.
  stopWaiting = whenIdle(() => {
    void plain.then((lite) => lite.understand('我的订单到哪了，运费谁出'));
    if ((onnx ?? encoder) !== undefined && !savesData()) void start();
  });
  return {
    async understand(text) {
      if (engine === undefined) return (await plain).understand(text);
      try {
        return await engine.understand(text);
      } catch (error) {
        onError(error);
        engine = undefined;
        onEngine('plain');
        return (await plain).understand(text);
      }
    },
    close() {
      isClosed = true;
      stopWaiting();
      void engine?.close();
    },
  };
}
