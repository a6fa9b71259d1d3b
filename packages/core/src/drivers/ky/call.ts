import ky, { HTTPError, NetworkError, type Options, TimeoutError } from 'ky';
import type { XiaoerError } from '../../errors.ts';
import { headersOf, type HttpCall, longestRetryAfterMs, passingStatuses } from '../kit/api.ts';
import { answered, timedOut, unreachable } from '../kit/problem.ts';

/** Calls by `ky`, which tries again where a call allows it. */
export function kyCall(customFetch: typeof fetch | undefined): HttpCall {
  return async (url, call) => {
    const { method, what, json, signal, timeoutMs, retries = 0 } = call;
    const options: Options = {
      method,
      cache: 'no-store',
      timeout: timeoutMs,
      headers: headersOf(call),
      retry: {
        limit: retries,
        methods: [method],
        statusCodes: [...passingStatuses],
        maxRetryAfter: longestRetryAfterMs,
        jitter: true,
      },
      ...(json === undefined ? {} : { json }),
      ...(signal === undefined ? {} : { signal }),
      ...(customFetch === undefined ? {} : { fetch: customFetch }),
    };
    try {
      return await ky(url, options);
    } catch (error) {
      throw toXiaoerError(error, what);
    }
  };
}

function toXiaoerError(error: unknown, what: string): XiaoerError {
  if (error instanceof HTTPError) return answered(error.response.status, error.data, what, error);
  if (error instanceof TimeoutError) return timedOut(what, error);
  return unreachable(what, error, error instanceof NetworkError ? 'the server cannot be reached' : undefined);
}
