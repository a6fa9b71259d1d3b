import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logStoreContract } from '../testing/contracts/log-store.ts';
import { idbLogStore } from './idb.ts';

let databases = 0;
const newName = (): string => `test-${(databases += 1)}`;

logStoreContract({ describe, it, expect }, () => {
  const name = newName();
  return { store: idbLogStore({ name }), reopen: () => idbLogStore({ name }) };
});

describe('idbLogStore', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('tells other tabs of a change, and not itself', async () => {
    const name = newName();
    const [here, there] = [idbLogStore({ name }), idbLogStore({ name })];
    let heardHere = 0;
    const stopHere = here.watch?.('one', () => (heardHere += 1));
    const heard = new Promise<void>((resolve) => {
      const stop = there.watch?.('one', () => {
        stop?.();
        resolve();
      });
    });
    await here.write('two', []);
    await here.write('one', [{ id: 'a', body: 1 }]);
    await heard;
    stopHere?.();
    expect(heardHere).toBe(0);
    expect(await there.read('one')).toEqual([{ id: 'a', body: 1 }]);
  });

  it('rejects with STORAGE_FAILED where there is no IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(idbLogStore({ name: newName() }).read('one')).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  });

  it('rejects with STORAGE_FAILED where the browser refuses, and works once it does not', async () => {
    const store = idbLogStore({ name: newName() });
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await expect(store.write('one', [{ id: 'a', body: 1 }])).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    open.mockRestore();
    await store.write('one', [{ id: 'a', body: 1 }]);
    expect(await store.read('one')).toEqual([{ id: 'a', body: 1 }]);
  });

  it('writes all or nothing when the disk is full', async () => {
    const store = idbLogStore({ name: newName() });
    await store.write('one', [{ id: 'a', body: 1 }]);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementationOnce(function (this: IDBObjectStore, ...values) {
      put.mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      return IDBObjectStore.prototype.add.call(this, values[0]);
    });
    const records = ['b', 'c'].map((id) => ({ id, body: id }));
    await expect(store.write('one', records)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    put.mockRestore();
    expect(await store.read('one')).toEqual([{ id: 'a', body: 1 }]);
  });

  it('opens again after the browser closed the connection', async () => {
    const name = newName();
    const store = idbLogStore({ name });
    await store.write('one', [{ id: 'a', body: 1 }]);
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    transaction.mockImplementationOnce(() => {
      throw new DOMException('closing', 'InvalidStateError');
    });
    expect(await store.read('one')).toEqual([{ id: 'a', body: 1 }]);
  });
});
