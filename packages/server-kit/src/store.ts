/** One stored event: `body` is its JSON text without `seq`, which is the store's to give. */
export interface StoredEntry {
  readonly id: string;
  readonly seq: number;
  readonly body: string;
}

/**
 * What a unit of work may do. Everything in it becomes visible and durable together, or not at all. Values are plain
 * JSON. Collections and keys are any strings.
 */
export interface StoreTransaction {
  /** Highest seq of that log, 0 when it is empty. */
  cursor(log: string): Promise<number>;
  /** Adds an entry under the next seq (from 1, gapless). An id that the log has keeps its entry: `isNew` is false. */
  append(log: string, id: string, body: string): Promise<{ readonly seq: number; readonly isNew: boolean }>;
  /** The value under that key, null when there is none. */
  get(collection: string, key: string): Promise<unknown>;
  /** Sets a value; `expiresAt` (epoch milliseconds) lets `expire` drop it. */
  put(collection: string, key: string, value: unknown, expiresAt?: number): Promise<void>;
  remove(collection: string, key: string): Promise<void>;
  /** All values of a collection, ordered by key. */
  list(collection: string): Promise<readonly unknown[]>;
}

/**
 * Where server-kit keeps everything. To keep it elsewhere, implement these four and run the contract suite of
 * `src/stores/contract` over it. Failures reject with STORAGE_FAILED.
 */
export interface Store {
  /**
   * Runs the work with exclusive effect and resolves with its result once that is durable; a work that throws leaves
   * nothing behind. A work awaits nothing but the transaction and has no other effect: it may run more than once.
   */
  transact<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** Durable entries with `seq` above `after`, ascending, at most `limit`; and the highest durable seq. */
  read(
    log: string,
    after: number,
    limit: number,
  ): Promise<{ readonly entries: readonly StoredEntry[]; readonly cursor: number }>;
  /** Drops values that expired before that time. */
  expire(now: number): Promise<void>;
  close(): Promise<void>;
}
