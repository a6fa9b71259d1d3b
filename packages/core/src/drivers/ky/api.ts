import ky, { type Options } from 'ky';
import { isUnreachable, toXiaoerError } from './problem.ts';

export interface ApiOptions {
  readonly baseUrls: readonly string[];
  readonly fetch: typeof fetch | undefined;
}

export interface ApiCall {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** What the call does, for messages: "Sending messages". */
  readonly what: string;
  readonly json?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Per try, until the answer begins. */
  readonly timeoutMs: number;
  /** Further tries after network failures and 408, 429, 502, 503. Only where a repeated call does no harm. Default 0. */
  readonly retries?: number;
}

/** One HTTP call. Rejects with XiaoerError only. */
export type Api = (call: ApiCall) => Promise<Response>;

/** Where one base URL cannot be reached the next one is asked, and is asked first from then on. */
export function createApi({ baseUrls, fetch: customFetch }: ApiOptions): Api {
  let preferred = 0;

  async function callAt(baseUrl: string, call: ApiCall): Promise<Response> {
    const { method, path, what, json, token, headers, signal, timeoutMs, retries = 0 } = call;
    const options: Options = {
      method,
      cache: 'no-store',
      timeout: timeoutMs,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      retry: {
        limit: retries,
        methods: [method],
        statusCodes: [408, 429, 502, 503],
        maxRetryAfter: 2000,
        jitter: true,
      },
      ...(json === undefined ? {} : { json }),
      ...(signal === undefined ? {} : { signal }),
      ...(customFetch === undefined ? {} : { fetch: customFetch }),
    };
    try {
      return await ky(`${baseUrl}${path}`, options);
    } catch (error) {
      throw toXiaoerError(error, what);
    }
  }

  return async (call) => {
    let failure: unknown;
    for (let offset = 0; offset < baseUrls.length; offset += 1) {
      const index = (preferred + offset) % baseUrls.length;
      try {
        const response = await callAt(baseUrls[index] ?? '', call);
        preferred = index;
        return response;
      } catch (error) {
        if (call.signal?.aborted === true || !isUnreachable(error)) throw error;
        failure ??= error;
      }
    }
    throw failure;
  };
}
