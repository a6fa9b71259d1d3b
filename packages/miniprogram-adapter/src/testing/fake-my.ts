import type { MyApi, MyResponse } from '../my-api.ts';

/** What a call of `my.request` asked. */
export interface FakeRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Answer = (request: FakeRequest) => Promise<MyResponse> | MyResponse;

/** A `my` for tests: storage with the platform's limits, requests answered by a function. */
export interface FakeMy extends MyApi {
  readonly stored: ReadonlyMap<string, unknown>;
  readonly requests: readonly FakeRequest[];
  /** Answers come from this function from now on; one that throws is a network that fails. */
  serve(answer: Answer): void;
  /** Every call of the storage fails from now on. */
  breakStorage(): void;
}

const keyLimitBytes = 200 * 1024;

/** Starts with an empty storage and no network. */
export function fakeMy(shared: Map<string, unknown> = new Map()): FakeMy {
  const requests: FakeRequest[] = [];
  let answer: Answer = () => {
    throw new Error('no network');
  };
  let isBroken = false;

  return {
    stored: shared,
    requests,
    serve(next) {
      answer = next;
    },
    breakStorage() {
      isBroken = true;
    },
    request(options) {
      let isAborted = false;
      const { url, method, headers, data } = options;
      const request = { url, method, headers, body: data === undefined ? undefined : JSON.parse(data) };
      requests.push(request);
      Promise.resolve(request)
        .then(answer)
        .then(
          (response) => isAborted || options.success(response),
          () => isAborted || options.fail({ error: 12, errorMessage: 'network failed' }),
        )
        .catch(() => undefined);
      return {
        abort() {
          isAborted = true;
          options.fail({ error: 9, errorMessage: 'request aborted' });
        },
      };
    },
    getStorage({ key, success, fail }) {
      if (isBroken) fail({ error: 1 });
      else success({ data: shared.get(key) ?? null });
    },
    setStorage({ key, data, success, fail }) {
      if (isBroken || JSON.stringify(data).length > keyLimitBytes) {
        fail({ error: 14 });
        return;
      }
      shared.set(key, data);
      success();
    },
    removeStorage({ key, success, fail }) {
      if (isBroken) {
        fail({ error: 1 });
        return;
      }
      shared.delete(key);
      success();
    },
  };
}
