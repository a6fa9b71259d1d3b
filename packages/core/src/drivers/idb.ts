import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { XiaoerError } from '../errors.ts';
import type { LogRecord, LogStore } from '../ports/log-store.ts';
import { createTabChannel } from './idb/tab-channel.ts';

interface Row {
  readonly conversation: string;
  readonly id: string;
  readonly body: unknown;
}

interface Schema extends DBSchema {
  /** The key grows with each new record: it is the order of first writing. */
  records: {
    key: number;
    value: Row;
    indexes: { 'by-conversation': string; 'by-id': [string, string] };
  };
}

export interface IdbLogStoreOptions {
  /** Name of the database. Default `xiaoer`. */
  readonly name?: string;
}

/** Some browsers never answer an open that they refuse. */
const openTimeoutMs = 4000;

/**
 * LogStore over IndexedDB, common to all tabs of an origin, which tell each other of changes. Rejects with
 * STORAGE_FAILED in private modes that refuse, when the disk is full, or when another tab blocks the database.
 */
export function idbLogStore({ name = 'xiaoer' }: IdbLogStoreOptions = {}): LogStore {
  let database: Promise<IDBPDatabase<Schema>> | null = null;
  const tabs = createTabChannel(`xiaoer:${name}`);

  function connect(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      database = null;
    };
    database ??= openDatabase(name, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return database;
  }

  async function attempt<T>(run: (open: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    const isFresh = database === null;
    try {
      return await run(await connect());
    } catch (error) {
      // A connection that the browser closed under us is opened again, once.
      if (isFresh || !(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      database = null;
      return run(await connect());
    }
  }

  async function use<T>(what: string, run: (open: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await attempt(run);
    } catch (cause) {
      const hint = 'Is this a private window, or is the disk full?';
      throw new XiaoerError('STORAGE_FAILED', `IndexedDB could not ${what}. ${hint}`, { cause });
    }
  }

  return {
    read: (conversation) =>
      use('read a conversation', async (open) => {
        const rows = await open.getAllFromIndex('records', 'by-conversation', conversation);
        return rows.map(({ id, body }) => ({ id, body }));
      }),
    async write(conversation, records) {
      await use('write a conversation', (open) => writeRows(open, conversation, records));
      tabs.tell(conversation);
    },
    async erase(conversation) {
      await use('erase a conversation', (open) => eraseRows(open, conversation));
      tabs.tell(conversation);
    },
    watch: tabs.watch,
  };
}

async function writeRows(
  open: IDBPDatabase<Schema>,
  conversation: string,
  records: readonly LogRecord[],
): Promise<void> {
  // A crash of the page loses nothing this way; only a power cut could, and waiting for the disk costs 10 ms a message.
  const transaction = open.transaction('records', 'readwrite', { durability: 'relaxed' });
  const index = transaction.store.index('by-id');
  const write = async ({ id, body }: LogRecord): Promise<void> => {
    const key = await index.getKey([conversation, id]);
    await transaction.store.put({ conversation, id, body }, key);
  };
  try {
    // One after another: the keys must grow in the order of the records.
    for (const record of records) await write(record);
    await transaction.done;
  } catch (error) {
    transaction.done.catch(() => {});
    abortQuietly(transaction);
    throw error;
  }
}

async function eraseRows(open: IDBPDatabase<Schema>, conversation: string): Promise<void> {
  const transaction = open.transaction('records', 'readwrite');
  const keys = await transaction.store.index('by-conversation').getAllKeys(conversation);
  await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
}

function abortQuietly(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It ended by itself.
  }
}

function openDatabase(name: string, onGone: () => void): Promise<IDBPDatabase<Schema>> {
  if (typeof indexedDB === 'undefined') return Promise.reject(new Error('There is no IndexedDB here.'));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('IndexedDB did not answer.')), openTimeoutMs);
    openDB<Schema>(name, 1, {
      upgrade(database) {
        const store = database.createObjectStore('records', { autoIncrement: true });
        store.createIndex('by-conversation', 'conversation');
        store.createIndex('by-id', ['conversation', 'id'], { unique: true });
      },
      blocked: () => reject(new Error('Another tab holds an older version of the database.')),
      // A newer version in another tab must not wait for us.
      blocking: (_current, _next, event) => {
        (event.target as IDBDatabase | null)?.close();
        onGone();
      },
      terminated: onGone,
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
