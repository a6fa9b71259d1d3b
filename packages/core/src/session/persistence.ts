import { XiaoerError } from '../errors.ts';
import type { LogRecord, LogStore } from '../ports/log-store.ts';

/** Writes records one batch after another and keeps what a disk refused, to try again with the next batch. */
export interface Persistence {
  /** Resolves when the records are written, or refused. Never rejects. */
  write(records: readonly LogRecord[]): Promise<void>;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
  /** Writes nothing from now on. */
  stop(): void;
}

/** `onError` hears of a refusing disk once until it works again; the conversation goes on in memory meanwhile. */
export function createPersistence(
  store: LogStore,
  conversation: string,
  onError: (error: unknown) => void,
): Persistence {
  let waiting: readonly LogRecord[] = [];
  let running: Promise<void> = Promise.resolve();
  let isRefused = false;
  let isStopped = false;

  async function flush(): Promise<void> {
    if (isStopped || waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    try {
      await store.write(conversation, batch);
      isRefused = false;
    } catch (cause) {
      const newer = new Set(waiting.map(({ id }) => id));
      waiting = [...batch.filter(({ id }) => !newer.has(id)), ...waiting];
      if (!isRefused) onError(storageError('This device refuses to keep the conversation', cause));
      isRefused = true;
    }
  }

  return {
    write(records) {
      waiting = [...waiting, ...records];
      running = running.then(flush);
      return running;
    },
    settled: () => running,
    stop() {
      isStopped = true;
    },
  };
}

/** A STORAGE_FAILED with what to do next. */
export function storageError(what: string, cause: unknown): XiaoerError {
  return new XiaoerError('STORAGE_FAILED', `${what}; it is kept in memory until the page closes.`, { cause });
}
