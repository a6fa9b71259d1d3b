import { isXiaoerError, type XiaoerError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { backoffMs } from '../../session/backoff.ts';
import { type ApiCall, headersOf, type HttpCall, longestRetryAfterMs, passingStatuses } from '../kit/api.ts';
import { answered, timedOut, unreachable } from '../kit/problem.ts';

/** A failure of one try, and how long to wait before the next; null where another try does not help. */
interface Failure {
  readonly error: XiaoerError;
  readonly waitMs: number | null;
}

/** Calls by `fetch`. Tries again after network failures and passing statuses, as often as the call allows. */
export function fetchCall(fetch: typeof globalThis.fetch, clock: Clock): HttpCall {
  return async (url, call) => {
    const { retries = 0, signal } = call;
    for (let tries = 1; ; tries += 1) {
      const result = await tryOnce(fetch, clock, url, call, tries);
      if (result instanceof Response) return result;
      if (result.waitMs === null || tries > retries || signal?.aborted === true) throw result.error;
      await pause(clock, result.waitMs);
    }
  };
}

async function tryOnce(
  fetch: typeof globalThis.fetch,
  clock: Clock,
  url: string,
  call: ApiCall,
  tries: number,
): Promise<Response | Failure> {
  const { method, what, json, signal, timeoutMs } = call;
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  let isLate = false;
  const cancel = clock.after(timeoutMs, () => {
    isLate = true;
    abort();
  });
  if (signal?.aborted === true) abort();
  // It stays as long as the body is read: to leave a call is to leave its stream.
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const response = await fetch(url, {
      method: method.toUpperCase(),
      cache: 'no-store',
      headers: { ...headersOf(call), ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      body: json === undefined ? null : JSON.stringify(json),
      signal: stop.signal,
    });
    if (response.ok) return response;
    const error = answered(response.status, await response.json().catch(() => null), what);
    return { error, waitMs: passingStatuses.includes(response.status) ? retryAfterMs(response, tries) : null };
  } catch (cause) {
    if (isXiaoerError(cause)) return { error: cause, waitMs: null };
    if (isLate) return { error: timedOut(what, cause), waitMs: null };
    return { error: unreachable(what, cause, 'the server cannot be reached'), waitMs: backoffMs(tries) / 2 };
  } finally {
    cancel();
  }
}

/** What the server asks for, else our own pause; null where it asks for longer than a customer waits. */
function retryAfterMs(response: Response, tries: number): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  if (Number.isNaN(seconds)) return backoffMs(tries) / 2;
  return seconds * 1000 <= longestRetryAfterMs ? seconds * 1000 : null;
}

function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => void clock.after(delayMs, resolve));
}
