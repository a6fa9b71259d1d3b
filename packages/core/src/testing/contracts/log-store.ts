import type { LogRecord, LogStore } from '../../ports/log-store.ts';
import type { TestRunner } from './suite.ts';

/** What every LogStore must do. `open` gives the same store, as another tab or a reload would see it. */
export function logStoreContract(
  { describe, it, expect }: TestRunner,
  create: () => { readonly store: LogStore; readonly reopen: () => LogStore },
): void {
  const record = (id: string, body: unknown = { id }): LogRecord => ({ id, body });

  describe('LogStore contract', () => {
    it('gives an empty list for a conversation that it does not know', async () => {
      expect(await create().store.read('nobody')).toEqual([]);
    });

    it('gives records back in the order of their first writing, also after a reload', async () => {
      const { store, reopen } = create();
      await store.write('one', [record('b'), record('a')]);
      await store.write('one', [record('c')]);
      expect((await reopen().read('one')).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    });

    it('replaces a record with a known id in its place', async () => {
      const { store } = create();
      await store.write('one', [record('a'), record('b')]);
      await store.write('one', [record('a', { changed: true })]);
      expect(await store.read('one')).toEqual([record('a', { changed: true }), record('b')]);
    });

    it('takes one id twice in a batch and keeps the later body', async () => {
      const { store } = create();
      await store.write('one', [record('a', 1), record('a', 2)]);
      expect(await store.read('one')).toEqual([record('a', 2)]);
    });

    it('keeps conversations apart', async () => {
      const { store } = create();
      await store.write('one', [record('a', 1)]);
      await store.write('two', [record('a', 2)]);
      await store.erase('one');
      expect(await store.read('one')).toEqual([]);
      expect(await store.read('two')).toEqual([record('a', 2)]);
    });

    it('keeps plain JSON of any depth and any characters', async () => {
      const { store, reopen } = create();
      const body = { text: '你好 🌸 \u0000', list: [1, null, { deep: [true, -0.5] }], empty: {} };
      await store.write('一:u/1', [record('a', body)]);
      expect(await reopen().read('一:u/1')).toEqual([record('a', body)]);
    });

    it('gives copies: a body that is changed outside stays as it was written', async () => {
      const { store } = create();
      const body = { count: 1 };
      await store.write('one', [record('a', body)]);
      body.count = 2;
      expect(await store.read('one')).toEqual([record('a', { count: 1 })]);
    });

    it('keeps the order of writes that are not waited for', async () => {
      const { store } = create();
      const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);
      await Promise.all(ids.map((id) => store.write('one', [record(id)])));
      expect((await store.read('one')).map(({ id }) => id)).toEqual(ids);
    });

    it('lets an empty write and the erasing of nothing pass', async () => {
      const { store } = create();
      await store.write('one', []);
      await store.erase('one');
      expect(await store.read('one')).toEqual([]);
    });
  });
}
