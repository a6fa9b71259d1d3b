import { isXiaoerError } from '@xiaoer/core/errors';
import { logStoreContract } from '@xiaoer/core/testing';
import { describe, expect, it } from 'vitest';
import { fakeMy } from '../testing/fake-my.ts';
import { myLogStore } from './storage.ts';

logStoreContract({ describe, it, expect }, () => {
  const my = fakeMy();
  return { store: myLogStore(my), reopen: () => myLogStore(fakeMy(new Map(my.stored))) };
});

const record = (index: number) => ({ id: `id-${index}`, body: { text: '话'.repeat(400), index } });

describe('myLogStore', () => {
  it('keeps a long conversation in keys that the platform takes', async () => {
    const my = fakeMy();
    const store = myLogStore(my);
    for (let start = 0; start < 400; start += 20) {
      await store.write(
        'long',
        Array.from({ length: 20 }, (_, index) => record(start + index)),
      );
    }
    expect((await store.read('long')).map(({ id }) => id)).toEqual(Array.from({ length: 400 }, (_, i) => `id-${i}`));
    const sizes = [...my.stored.values()].map((text) => Buffer.byteLength(String(text)));
    expect(Math.max(...sizes)).toBeLessThan(200_000);
  });

  it('writes little for one more event, however long the conversation is', async () => {
    const my = fakeMy();
    const store = myLogStore(my);
    await store.write(
      'long',
      Array.from({ length: 400 }, (_, index) => record(index)),
    );
    const before = new Map(my.stored);
    await store.write('long', [record(400)]);
    const written = [...my.stored].filter(([key, text]) => before.get(key) !== text);
    expect(written.reduce((sum, [, text]) => sum + Buffer.byteLength(String(text)), 0)).toBeLessThan(25_000);
  });

  it('keeps what it had when the platform refuses a write in the middle', async () => {
    const my = fakeMy();
    const store = myLogStore(my);
    await store.write('one', [record(1)]);
    my.breakStorage();
    const error: unknown = await store.write('one', [record(2)]).catch((reason: unknown) => reason);
    expect(isXiaoerError(error) && error.code).toBe('STORAGE_FAILED');
    const reopened = myLogStore(fakeMy(new Map(my.stored)));
    expect((await reopened.read('one')).map(({ id }) => id)).toEqual(['id-1']);
  });

  it('refuses an event that fits no key and keeps the others', async () => {
    const store = myLogStore(fakeMy());
    await store.write('one', [record(1)]);
    const huge = { id: 'huge', body: '话'.repeat(100_000) };
    const error: unknown = await store.write('one', [huge]).catch((reason: unknown) => reason);
    expect(isXiaoerError(error) && error.code).toBe('STORAGE_FAILED');
    expect((await store.read('one')).map(({ id }) => id)).toEqual(['id-1']);
  });
});
