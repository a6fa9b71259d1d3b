import { XiaoerError } from '@xiaoer/core/errors';

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
export async function readPackJson(source: string | object): Promise<unknown> {
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
export async function readBytes(source: string | Uint8Array): Promise<Uint8Array> {
  if (typeof source !== 'string') return source;
  return new Uint8Array(await (await get(source)).arrayBuffer());
}
