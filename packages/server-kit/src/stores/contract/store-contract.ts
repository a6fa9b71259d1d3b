import type { TestRunner } from '@xiaoer/core/testing';
import type { Store, StoreTransaction } from '../../store.ts';

/** What every Store must do. `open` gives an empty store. */
export function storeContract({ describe, it, expect }: TestRunner, open: () => Promise<Store>): void {
  const append = (store: Store, log: string, id: string, body = '{}') =>
    store.transact((transaction) => transaction.append(log, id, body));
  const get = (store: Store, collection: string, key: string) =>
    store.transact((transaction) => transaction.get(collection, key));

  describe('Store contract', () => {
    it('numbers the entries of a log from 1 without a gap', async () => {
      const store = await open();
      for (const id of ['a', 'b', 'c']) await append(store, 'log', id, `{"id":"${id}"}`);
      const { entries, cursor } = await store.read('log', 0, 10);
      expect(entries.map(({ id, seq, body }) => [id, seq, body])).toEqual([
        ['a', 1, '{"id":"a"}'],
        ['b', 2, '{"id":"b"}'],
        ['c', 3, '{"id":"c"}'],
      ]);
      expect(cursor).toBe(3);
      await store.close();
    });

    it('stores an id once and gives its first seq again', async () => {
      const store = await open();
      expect(await append(store, 'log', 'a')).toEqual({ seq: 1, isNew: true });
      expect(await append(store, 'log', 'a', '{"other":1}')).toEqual({ seq: 1, isNew: false });
      expect(await append(store, 'log', 'b')).toEqual({ seq: 2, isNew: true });
      expect((await store.read('log', 0, 10)).entries[0]?.body).toBe('{}');
      await store.close();
    });

    it('stores an id once within one work', async () => {
      const store = await open();
      const places = await store.transact(async (transaction) => [
        await transaction.append('log', 'a', '{}'),
        await transaction.append('log', 'a', '{}'),
      ]);
      expect(places).toEqual([
        { seq: 1, isNew: true },
        { seq: 1, isNew: false },
      ]);
      expect((await store.read('log', 0, 10)).cursor).toBe(1);
      await store.close();
    });

    it('keeps logs apart', async () => {
      const store = await open();
      await append(store, 'one', 'a', '1');
      await append(store, 'two', 'a', '2');
      expect((await store.read('two', 0, 10)).entries).toEqual([{ id: 'a', seq: 1, body: '2' }]);
      expect(await store.read('three', 0, 10)).toEqual({ entries: [], cursor: 0 });
      await store.close();
    });

    it('reads after a cursor, at most as many as asked, and tells where the log ends', async () => {
      const store = await open();
      for (const id of ['a', 'b', 'c', 'd']) await append(store, 'log', id);
      const { entries, cursor } = await store.read('log', 1, 2);
      expect(entries.map(({ seq }) => seq)).toEqual([2, 3]);
      expect(cursor).toBe(4);
      expect((await store.read('log', 9, 2)).entries).toEqual([]);
      await store.close();
    });

    it('gives works that run at once places without gap or double', async () => {
      const store = await open();
      const ids = Array.from({ length: 200 }, (_, index) => `id-${index % 150}`);
      const places = await Promise.all(ids.map((id) => append(store, 'log', id)));
      expect((await store.read('log', 0, 500)).entries.map(({ seq }) => seq)).toEqual(
        Array.from({ length: 150 }, (_, index) => index + 1),
      );
      for (const [index, place] of places.slice(150).entries()) expect(place.seq).toBe(places[index]?.seq);
      await store.close();
    });

    it('leaves nothing of a work that throws, and all of those beside it', async () => {
      const store = await open();
      const fail = async (transaction: StoreTransaction) => {
        await transaction.append('log', 'lost', '{}');
        await transaction.put('values', 'lost', 1);
        await transaction.remove('values', 'kept');
        throw new Error('on purpose');
      };
      await store.transact((transaction) => transaction.put('values', 'kept', 1));
      const outcomes = await Promise.allSettled([
        append(store, 'log', 'before'),
        store.transact(fail),
        append(store, 'log', 'after'),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((await store.read('log', 0, 10)).entries.map(({ id, seq }) => [id, seq])).toEqual([
        ['before', 1],
        ['after', 2],
      ]);
      expect(await get(store, 'values', 'lost')).toBe(null);
      expect(await get(store, 'values', 'kept')).toBe(1);
      await store.close();
    });

    it('keeps plain JSON of any characters, and shares no objects', async () => {
      const store = await open();
      const value = { text: '你好 🌸 \u0000 \ud800', list: [1, null, { deep: [true, -0.5] }], empty: {} };
      await store.transact((transaction) => transaction.put('values', 'ключ\n1', value));
      const read = await get(store, 'values', 'ключ\n1');
      expect(read).toEqual(value);
      (read as { text: string }).text = 'changed';
      expect(await get(store, 'values', 'ключ\n1')).toEqual(value);
      await store.close();
    });

    it('sees its own changes within a work', async () => {
      const store = await open();
      const seen = await store.transact(async (transaction) => {
        await transaction.append('log', 'a', '{}');
        await transaction.put('values', 'b', 2);
        await transaction.put('values', 'a', 1);
        await transaction.put('values', 'gone', 0);
        await transaction.remove('values', 'gone');
        return [
          await transaction.cursor('log'),
          await transaction.get('values', 'a'),
          await transaction.get('values', 'gone'),
          await transaction.list('values'),
        ];
      });
      expect(seen).toEqual([1, 1, null, [1, 2]]);
      await store.close();
    });

    it('lists a collection by key', async () => {
      const store = await open();
      for (const key of ['b', 'c', 'a']) await store.transact((transaction) => transaction.put('values', key, key));
      expect(await store.transact((transaction) => transaction.list('values'))).toEqual(['a', 'b', 'c']);
      await store.close();
    });

    it('drops only what has expired', async () => {
      const store = await open();
      await store.transact(async (transaction) => {
        await transaction.put('values', 'old', 1, 1000);
        await transaction.put('values', 'young', 2, 3000);
        await transaction.put('values', 'renewed', 3, 1000);
        await transaction.put('values', 'renewed', 3);
        await transaction.put('values', 'lasting', 4);
      });
      await store.expire(2000);
      expect(await store.transact((transaction) => transaction.list('values'))).toEqual([4, 3, 2]);
      await store.close();
    });

    it('shows no entry to a reader before its work has ended', async () => {
      const store = await open();
      let seen: unknown = null;
      await store.transact(async (transaction) => {
        await transaction.append('log', 'a', '{}');
        seen = await store.read('log', 0, 10);
      });
      expect(seen).toEqual({ entries: [], cursor: 0 });
      await store.close();
    });

    it('refuses work after it was closed', async () => {
      const store = await open();
      await store.close();
      const [outcome] = await Promise.allSettled([append(store, 'log', 'a')]);
      expect(outcome.status).toBe('rejected');
    });
  });
}
