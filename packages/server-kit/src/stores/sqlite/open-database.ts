import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { XiaoerError } from '@xiaoer/core/errors';

/** Raised when the tables change; a file of a newer version is refused. */
const schemaVersion = 1;

const tables = `
  CREATE TABLE IF NOT EXISTS entry (
    log TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (log, seq)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX IF NOT EXISTS entry_by_id ON entry (log, id);
  CREATE TABLE IF NOT EXISTS value (
    collection TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, expires_at INTEGER, PRIMARY KEY (collection, key)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS value_by_expiry ON value (expires_at) WHERE expires_at IS NOT NULL;
`;

/** Opens the writing and the reading connection of a database file and creates what is missing in it. */
export function openDatabase(file: string): { writer: DatabaseSync; reader: DatabaseSync } {
  let opened: DatabaseSync | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Conversations and the session secret are nobody else's on this machine; SQLite gives its side files the same mode.
    closeSync(openSync(file, 'a', 0o600));
    const writer = new DatabaseSync(file);
    opened = writer;
    // FULL syncs the log at every commit: what was acknowledged survives power loss, not only kill -9. Many appends
    // share one commit, so that costs one sync a batch.
    writer.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const found = Number(writer.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (found > schemaVersion) {
      throw new XiaoerError('STORAGE_FAILED', `${file} was written by a newer server-kit. Update this one.`);
    }
    writer.exec(`${tables} PRAGMA user_version = ${schemaVersion};`);
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('PRAGMA busy_timeout = 5000;');
    return { writer, reader };
  } catch (cause) {
    opened?.close();
    if (cause instanceof XiaoerError) throw cause;
    throw new XiaoerError(
      'STORAGE_FAILED',
      `Could not open the database ${file}. Check that the folder can be written and that the file is a SQLite database.`,
      { cause },
    );
  }
}
