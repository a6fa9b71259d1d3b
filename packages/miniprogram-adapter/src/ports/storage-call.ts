import { XiaoerError } from '@xiaoer/core/errors';
import type { MyApi } from '../my-api.ts';

const refused = (what: string, cause: unknown): XiaoerError =>
  new XiaoerError('STORAGE_FAILED', `The mini-program's storage refused to ${what}; 10 MB in all is its limit.`, {
    cause,
  });

/** The storage of the mini-program as promises. Texts only. Each rejects with STORAGE_FAILED. */
export interface TextStorage {
  /** Null where there is nothing. */
  get(key: string): Promise<string | null>;
  set(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Wraps the callbacks of `my`. */
export function textStorage(my: MyApi): TextStorage {
  return {
    get: (key) =>
      new Promise((resolve, reject) => {
        my.getStorage({
          key,
          success: ({ data }) => resolve(typeof data === 'string' ? data : null),
          fail: (failure) => reject(refused('read', failure)),
        });
      }),
    set: (key, text) =>
      new Promise((resolve, reject) => {
        my.setStorage({ key, data: text, success: resolve, fail: (failure) => reject(refused('write', failure)) });
      }),
    remove: (key) =>
      new Promise((resolve, reject) => {
        my.removeStorage({ key, success: resolve, fail: (failure) => reject(refused('remove', failure)) });
      }),
  };
}
