import type { DatabaseSync } from 'node:sqlite';
import type { StoreTransaction } from '../../store.ts';

/** The statements of a transaction, prepared once for a connection. They never wait, so a batch runs in one go. */
export function sqliteTransaction(database: DatabaseSync): StoreTransaction {
  const cursorOf = database.prepare('SELECT max(seq) AS seq FROM entry WHERE log = ?');
  const seqOf = database.prepare('SELECT seq FROM entry WHERE log = ? AND id = ?');
  const insert = database.prepare('INSERT INTO entry (log, seq, id, body) VALUES (?, ?, ?, ?)');
  const select = database.prepare('SELECT json FROM value WHERE collection = ? AND key = ?');
  const upsert = database.prepare(
    `INSERT INTO value (collection, key, json, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (collection, key) DO UPDATE SET json = excluded.json, expires_at = excluded.expires_at`,
  );
  const remove = database.prepare('DELETE FROM value WHERE collection = ? AND key = ?');
  const list = database.prepare('SELECT json FROM value WHERE collection = ? ORDER BY key');

  return {
    cursor: async (log) => Number(cursorOf.get(log)?.['seq'] ?? 0),
    async append(log, id, body) {
      const before = seqOf.get(log, id);
      if (before !== undefined) return { seq: Number(before['seq']), isNew: false };
      const seq = Number(cursorOf.get(log)?.['seq'] ?? 0) + 1;
      insert.run(log, seq, id, body);
      return { seq, isNew: true };
    },
    async get(collection, key) {
      const row = select.get(collection, key);
      return row === undefined ? null : JSON.parse(String(row['json']));
    },
    async put(collection, key, value, expiresAt) {
      upsert.run(collection, key, JSON.stringify(value), expiresAt ?? null);
    },
    async remove(collection, key) {
      remove.run(collection, key);
    },
    list: async (collection) => list.all(collection).map((row) => JSON.parse(String(row['json']))),
  };
}
