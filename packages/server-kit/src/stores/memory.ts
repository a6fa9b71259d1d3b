import { XiaoerError } from '@xiaoer/core/errors';
import type { Store, StoredEntry, StoreTransaction } from '../store.ts';

interface Cell {
  /** JSON text, so that nobody shares objects with the store; null is a removal that is not committed yet. */
  readonly json: string | null;
  readonly expiresAt: number;
}

interface Log {
  readonly entries: readonly StoredEntry[];
  readonly seqOf: ReadonlyMap<string, number>;
}

const emptyLog: Log = { entries: [], seqOf: new Map() };

/** A store that forgets everything with the process: for tests and trying out. */
export function memoryStore(): Store {
  const logs = new Map<string, { entries: StoredEntry[]; seqOf: Map<string, number> }>();
  const collections = new Map<string, Map<string, Cell>>();
  let tail: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  function commit(added: Map<string, StoredEntry[]>, changed: Map<string, Map<string, Cell>>): void {
    for (const [name, entries] of added) {
      const log = logs.get(name) ?? { entries: [], seqOf: new Map<string, number>() };
      for (const entry of entries) {
        log.entries.push(entry);
        log.seqOf.set(entry.id, entry.seq);
      }
      logs.set(name, log);
    }
    for (const [name, cells] of changed) {
      const collection = collections.get(name) ?? new Map<string, Cell>();
      for (const [key, cell] of cells) {
        if (cell.json === null) collection.delete(key);
        else collection.set(key, cell);
      }
      collections.set(name, collection);
    }
  }

  async function run<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> {
    const added = new Map<string, StoredEntry[]>();
    const changed = new Map<string, Map<string, Cell>>();
    const change = (name: string, key: string, cell: Cell) => {
      const cells = changed.get(name) ?? new Map<string, Cell>();
      changed.set(name, cells.set(key, cell));
    };
    const cursorOf = (name: string) => (logs.get(name)?.entries.length ?? 0) + (added.get(name)?.length ?? 0);
    const result = await work({
      cursor: async (name) => cursorOf(name),
      async append(name, id, body) {
        const seqBefore =
          (logs.get(name) ?? emptyLog).seqOf.get(id) ?? added.get(name)?.find((entry) => entry.id === id)?.seq;
        if (seqBefore !== undefined) return { seq: seqBefore, isNew: false };
        const seq = cursorOf(name) + 1;
        const entries = added.get(name) ?? [];
        entries.push({ id, seq, body });
        added.set(name, entries);
        return { seq, isNew: true };
      },
      async get(name, key) {
        const cell = changed.get(name)?.get(key) ?? collections.get(name)?.get(key);
        return cell === undefined || cell.json === null ? null : JSON.parse(cell.json);
      },
      async put(name, key, value, expiresAt = Infinity) {
        change(name, key, { json: JSON.stringify(value), expiresAt });
      },
      async remove(name, key) {
        change(name, key, { json: null, expiresAt: Infinity });
      },
      async list(name) {
        const cells = new Map([...(collections.get(name) ?? []), ...(changed.get(name) ?? [])]);
        const keys = [...cells.keys()].toSorted((left, right) => (left < right ? -1 : 1));
        return keys.flatMap((key) => {
          const json = cells.get(key)?.json ?? null;
          return json === null ? [] : [JSON.parse(json)];
        });
      },
    });
    commit(added, changed);
    return result;
  }

  return {
    transact(work) {
      if (isClosed) return Promise.reject(new XiaoerError('STORAGE_FAILED', 'The store is closed.'));
      const done = tail.then(() => run(work));
      tail = done.catch(() => undefined);
      return done;
    },
    async read(name, after, limit) {
      const { entries } = logs.get(name) ?? emptyLog;
      return { entries: entries.slice(after, after + limit), cursor: entries.length };
    },
    async expire(now) {
      for (const collection of collections.values()) {
        for (const [key, cell] of collection) if (cell.expiresAt < now) collection.delete(key);
      }
    },
    async close() {
      isClosed = true;
      await tail;
    },
  };
}
