import { isUnreachable } from './problem.ts';

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

/** One call to server-kit. Rejects with XiaoerError only. */
export type Api = (call: ApiCall) => Promise<Response>;

/** Makes a call at a whole address, tries again as the call says, and rejects with XiaoerError unless the answer is good. */
export type HttpCall = (url: string, call: ApiCall) => Promise<Response>;

/** Where one base URL cannot be reached the next one is asked, and is asked first from then on. */
export function createApi(baseUrls: readonly string[], callAt: HttpCall): Api {
  let preferred = 0;

  return async (call) => {
    let failure: unknown;
    for (let offset = 0; offset < baseUrls.length; offset += 1) {
      const index = (preferred + offset) % baseUrls.length;
      try {
        const response = await callAt(`${baseUrls[index] ?? ''}${call.path}`, call);
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

/** The headers of a call, without those that its body brings. */
export function headersOf({ headers, token }: ApiCall): Record<string, string> {
  return { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
}

/** Statuses after which another try may do better. */
export const passingStatuses: readonly number[] = [408, 429, 502, 503];

/** A server that asks for a longer wait is not waited for. */
export const longestRetryAfterMs = 2000;
