import type { DatabaseSync } from 'node:sqlite';
import { XiaoerError } from '@xiaoer/core/errors';
import { openDatabase } from './sqlite/open-database.ts';
import { sqliteTransaction } from './sqlite/transaction.ts';
import type { Store, StoreTransaction } from '../store.ts';

/** One work in line: runs it, then settles its caller once the batch is committed (or with what broke the batch). */
interface Job {
  run(transaction: StoreTransaction): Promise<void>;
  settle(failure: unknown): void;
}

/**
 * Everything in one SQLite file by `node:sqlite`, in WAL mode. Works that arrive in one turn of the event loop share
 * one commit and are acknowledged after it. Throws STORAGE_FAILED when the file cannot be opened.
 * @example createServerKit({ store: sqliteStore({ file: '.data/xiaoer.sqlite' }), … })
 */
export function sqliteStore(options: { readonly file: string }): Store {
  const { writer, reader } = openDatabase(options.file);
  const transaction = sqliteTransaction(writer);
  const page = reader.prepare('SELECT seq, id, body FROM entry WHERE log = ? AND seq > ? ORDER BY seq LIMIT ?');
  const cursorOf = reader.prepare('SELECT max(seq) AS seq FROM entry WHERE log = ?');
  const expire = writer.prepare('DELETE FROM value WHERE expires_at < ?');
  const begin = writer.prepare('BEGIN IMMEDIATE');
  const end = writer.prepare('COMMIT');
  const savepoint = writer.prepare('SAVEPOINT work');
  const undo = writer.prepare('ROLLBACK TO work');
  const release = writer.prepare('RELEASE work');
  let jobs: Job[] = [];
  let flushing: Promise<void> | null = null;
  let isClosed = false;

  async function commit(batch: readonly Job[]): Promise<unknown> {
    try {
      begin.run();
      for (const job of batch) await job.run(transaction);
      end.run();
      return null;
    } catch (cause) {
      rollBack(writer);
      return storageFailed('Writing to', cause);
    }
  }

  async function flush(): Promise<void> {
    // Waits for the end of this turn of the event loop, so that requests which came together are written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (jobs.length > 0) {
      const batch = jobs;
      jobs = [];
      const failure = await commit(batch);
      for (const job of batch) job.settle(failure);
      if (jobs.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    flushing = null;
  }

  function enlist(job: Job): void {
    jobs.push(job);
    flushing ??= flush();
  }

  return {
    transact<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
      if (isClosed) return Promise.reject(new XiaoerError('STORAGE_FAILED', 'The store is closed.'));
      return new Promise<T>((resolve, reject) => {
        let outcome: () => void = () => undefined;
        enlist({
          async run(inside) {
            savepoint.run();
            try {
              const result = await work(inside);
              outcome = () => resolve(result);
            } catch (error) {
              undo.run();
              outcome = () => reject(isSqliteError(error) ? storageFailed('Writing to', error) : error);
            }
            release.run();
          },
          settle: (failure) => (failure === null ? outcome() : reject(failure)),
        });
      });
    },
    async read(log, after, limit) {
      try {
        const entries = page
          .all(log, after, limit)
          .map((row) => ({ id: String(row['id']), seq: Number(row['seq']), body: String(row['body']) }));
        return { entries, cursor: Number(cursorOf.get(log)?.['seq'] ?? 0) };
      } catch (cause) {
        throw storageFailed('Reading from', cause);
      }
    },
    async expire(now) {
      await this.transact(async () => expire.run(now));
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await flushing;
      reader.close();
      writer.close();
    },
  };
}

function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // SQLite has ended the transaction itself, as it does when the disk is full.
  }
}

function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

function storageFailed(what: string, cause: unknown): XiaoerError {
  return new XiaoerError('STORAGE_FAILED', `${what} the database failed. Check its disk.`, { cause });
}
