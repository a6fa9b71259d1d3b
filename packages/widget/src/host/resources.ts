import { XiaoerError } from '@xiaoer/core/errors';
import type { WidgetOptions } from '../options.ts';

/** What the mind needs from the network, on its way. */
export interface Resources {
  readonly pack: Promise<unknown>;
  /** Undefined where there is no model or it cannot be had. */
  readonly model: Promise<Uint8Array | undefined>;
}

async function get(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: 'same-origin' });
  } catch (cause) {
    throw new XiaoerError(
      'NETWORK_FAILED',
      `${url} could not be fetched; check the network and the page's connect-src.`,
      { cause },
    );
  }
  if (response.ok) return response;
  const code = response.status === 404 ? 'NOT_FOUND' : 'NETWORK_FAILED';
  throw new XiaoerError(code, `${url} answered ${response.status}; check the address in the widget's options.`);
}

/** JSON behind a URL, or the JSON itself. Rejects with NETWORK_FAILED, NOT_FOUND or PACK_INVALID. */
async function readPack(source: string | object): Promise<unknown> {
  if (typeof source !== 'string') return source;
  const response = await get(source);
  try {
    return (await response.json()) as unknown;
  } catch (cause) {
    throw new XiaoerError('PACK_INVALID', `${source} is not JSON; point it at a pack compiled by \`xiaoer check\`.`, {
      cause,
    });
  }
}

/** Bytes behind a URL, or the bytes themselves. Rejects with NETWORK_FAILED or NOT_FOUND. */
async function readBytes(source: string | Uint8Array): Promise<Uint8Array> {
  if (typeof source !== 'string') return source;
  return new Uint8Array(await (await get(source)).arrayBuffer());
}

async function readModel(
  source: string | Uint8Array | undefined,
  onError: (error: unknown) => void,
): Promise<Uint8Array | undefined> {
  try {
    return source === undefined ? undefined : await readBytes(source);
  } catch (error) {
    onError(error);
    return undefined;
  }
}

/** Starts everything at once. A model that cannot be had is told and left out; a pack must be there. */
export function fetchResources(options: WidgetOptions, onError: (error: unknown) => void): Resources {
  const missing = new XiaoerError('OPTIONS_INVALID', 'The widget has no pack; give it `pack` (data-pack).');
  const pack = options.pack === undefined ? Promise.reject(missing) : readPack(options.pack);
  const resources = {
    pack,
    // Ten times the pack's size and first needed for an answer: it must not hold back what is needed to say hello.
    model: pack.then(() => readModel(options.model, onError)),
  };
  // They are awaited once the mind's code is there; until then a failure must not count as unhandled.
  for (const promise of Object.values(resources)) promise.catch(() => undefined);
  return resources;
}
