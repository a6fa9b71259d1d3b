/** What `my.request` answers. Older libraries name the status `status`, newer ones both. */
export interface MyResponse {
  readonly status?: number;
  readonly statusCode?: number;
  readonly data: unknown;
}

/** A call in flight. */
export interface MyRequestTask {
  abort(): void;
}

/** What of the global `my` we use. Handed in, so that tests bring their own. */
export interface MyApi {
  request(options: {
    url: string;
    method: 'GET' | 'POST' | 'DELETE';
    headers: Record<string, string>;
    data?: string;
    dataType: 'text' | 'arraybuffer';
    timeout: number;
    success(response: MyResponse): void;
    fail(failure: {
      readonly error?: number | string;
      readonly errorMessage?: string;
      readonly data?: unknown;
      readonly status?: number;
    }): void;
  }): MyRequestTask | void;
  getStorage(options: {
    key: string;
    success(result: { readonly data: unknown }): void;
    fail(failure: unknown): void;
  }): void;
  setStorage(options: { key: string; data: unknown; success(): void; fail(failure: unknown): void }): void;
  removeStorage(options: { key: string; success(): void; fail(failure: unknown): void }): void;
}
