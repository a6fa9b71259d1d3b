import { XiaoerError, type XiaoerErrorCode } from '@xiaoer/core/errors';
import { problemSchema } from '@xiaoer/core/protocol';
import type { MyApi, MyResponse } from '../my-api.ts';

/** One call to server-kit. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly timeoutMs?: number;
}

/** A call that can be given up. The answer rejects with a XiaoerError: the server's code, NETWORK_FAILED or TIMEOUT. */
export interface HttpAnswer {
  readonly answer: Promise<unknown>;
  abort(): void;
}

const defaultTimeoutMs = 15_000;
/** `my.request` fails with this when its time is up. */
const timeoutError = 13;

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(status: number, body: unknown): XiaoerError {
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return new XiaoerError('NETWORK_FAILED', `The server answered ${status} without saying why.`);
  const { code, detail, title, retryAfterMs } = problem.data;
  return new XiaoerError(code as XiaoerErrorCode, detail ?? title, { data: { status, retryAfterMs } });
}

/** Calls by `my.request`, whose domains the merchant has to allow. JSON both ways. */
export function httpCaller(my: MyApi, server: string): (call: HttpCall) => HttpAnswer {
  return ({ method, path, body, token, timeoutMs = defaultTimeoutMs }) => {
    let abort = (): void => undefined;
    const answer = new Promise<unknown>((resolve, reject) => {
      const settle = (response: MyResponse): void => {
        const status = response.status ?? response.statusCode ?? 0;
        const data = parsed(response.data);
        if (status >= 200 && status < 300) resolve(data);
        else reject(problemOf(status, data));
      };
      const task = my.request({
        url: server + path,
        method,
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { data: JSON.stringify(body) }),
        dataType: 'text',
        timeout: timeoutMs,
        success: settle,
        fail(failure) {
          // Some libraries call `fail` for an answer that is not 2xx.
          if (failure.status !== undefined && failure.status >= 300) {
            settle({ status: failure.status, data: failure.data });
            return;
          }
          const isTimeout = Number(failure.error) === timeoutError;
          const what = isTimeout ? 'did not answer in time' : 'cannot be reached';
          reject(new XiaoerError(isTimeout ? 'TIMEOUT' : 'NETWORK_FAILED', `${server} ${what}.`, { cause: failure }));
        },
      });
      abort = () => task?.abort();
    });
    return { answer, abort: () => abort() };
  };
}
