import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { storeContract } from './contract/store-contract.ts';
import { sqliteStore } from './sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'xiaoer-sqlite-'));
let files = 0;
const newFile = () => join(folder, 'made', `${(files += 1)}.sqlite`);
afterAll(() => rmSync(folder, { recursive: true }));

storeContract({ describe, it, expect }, async () => sqliteStore({ file: newFile() }));

describe('sqliteStore', () => {
  it('finds everything again after it was opened anew', async () => {
    const file = newFile();
    const first = sqliteStore({ file });
    await first.transact(async (transaction) => {
      await transaction.append('log', 'a', '{"a":1}');
      await transaction.put('values', 'key', { deep: [1] });
    });
    await first.close();
    const second = sqliteStore({ file });
    expect(await second.read('log', 0, 10)).toEqual({ entries: [{ id: 'a', seq: 1, body: '{"a":1}' }], cursor: 1 });
    expect(await second.transact((transaction) => transaction.get('values', 'key'))).toEqual({ deep: [1] });
    await second.close();
  });

  it('has written what it acknowledged where another connection can read it', async () => {
    const file = newFile();
    const store = sqliteStore({ file });
    await store.transact((transaction) => transaction.append('log', 'a', '{}'));
    const other = new DatabaseSync(file, { readOnly: true });
    expect(other.prepare('SELECT count(*) AS count FROM entry').get()).toEqual({ count: 1 });
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    other.close();
    await store.close();
  });

  it('lets two stores on one file number a log together', async () => {
    const file = newFile();
    const [even, odd] = [sqliteStore({ file }), sqliteStore({ file })];
    const ids = Array.from({ length: 40 }, (_, index) => index);
    const places = await Promise.all(
      ids.map((id) =>
        (id % 2 === 0 ? even : odd).transact((transaction) => transaction.append('log', String(id), '{}')),
      ),
    );
    const seqs = places.map(({ seq }) => seq).toSorted((left, right) => left - right);
    expect(seqs).toEqual(ids.map((id) => id + 1));
    await Promise.all([even.close(), odd.close()]);
  });

  it('finishes what is under way before it closes', async () => {
    const file = newFile();
    const store = sqliteStore({ file });
    const writing = store.transact((transaction) => transaction.append('log', 'a', '{}'));
    await store.close();
    expect(await writing).toEqual({ seq: 1, isNew: true });
  });

  it('says that storage failed when the disk takes no more, and goes on when it does again', async () => {
    const file = newFile();
    const store = sqliteStore({ file });
    await store.transact((transaction) => transaction.append('log', 'a', '{}'));
    const blocker = new DatabaseSync(file);
    blocker.exec("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    const failing = store.transact((transaction) => transaction.append('log', 'b', '{}'));
    await expect(failing).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    blocker.exec('DROP TRIGGER full');
    blocker.close();
    expect(await store.transact((transaction) => transaction.append('log', 'b', '{}'))).toEqual({
      seq: 2,
      isNew: true,
    });
    await store.close();
    await expect(store.read('log', 0, 1)).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  });

  it('makes a file that only its owner can read', async () => {
    const file = newFile();
    const store = sqliteStore({ file });
    await store.transact((transaction) => transaction.append('log', 'a', '{}'));
    expect([file, `${file}-wal`].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
    await store.close();
  });

  it('says which file it could not open', () => {
    const file = join(folder, 'text');
    writeFileSync(`${file}.txt`, 'this is a text and no database, however long it may be. '.repeat(40));
    expect(() => sqliteStore({ file: `${file}.txt` })).toThrow(/Could not open the database .*\.txt/);
  });

  it('refuses a file of a newer version', () => {
    const file = newFile();
    void sqliteStore({ file }).close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => sqliteStore({ file })).toThrow(/newer server-kit/);
  });
});
