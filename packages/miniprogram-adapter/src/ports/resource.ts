import { XiaoerError } from '@xiaoer/core/errors';
import type { MyApi } from '../my-api.ts';

const timeoutMs = 30_000;

function fetched(my: MyApi, url: string, dataType: 'text' | 'arraybuffer'): Promise<unknown> {
  const failed = (cause: unknown): XiaoerError =>
    new XiaoerError('NETWORK_FAILED', `${url} cannot be fetched; is its domain allowed for this mini-program?`, {
      cause,
    });
  return new Promise((resolve, reject) => {
    my.request({
      url,
      method: 'GET',
      headers: {},
      dataType,
      timeout: timeoutMs,
      success: (response) =>
        (response.status ?? response.statusCode) === 200 ? resolve(response.data) : reject(failed(response)),
      fail: (failure) => reject(failed(failure)),
    });
  });
}

/** A compiled pack, or the one behind a URL. Rejects with NETWORK_FAILED or PACK_INVALID. */
export async function packJson(my: MyApi, pack: unknown): Promise<unknown> {
  if (typeof pack !== 'string') return pack;
  const text = await fetched(my, pack, 'text');
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch (cause) {
    throw new XiaoerError('PACK_INVALID', `${pack} is not JSON; point it at a pack compiled by \`xiaoer check\`.`, {
      cause,
    });
  }
}

/** The bytes of a model, or those behind a URL; null where there is none or it cannot be had, which is told. */
export async function modelBytes(
  my: MyApi,
  model: string | ArrayBuffer | undefined,
  onError: (error: unknown) => void,
): Promise<ArrayBuffer | null> {
  if (typeof model !== 'string') return model ?? null;
  try {
    return (await fetched(my, model, 'arraybuffer')) as ArrayBuffer;
  } catch (error) {
    onError(error);
    return null;
  }
}
