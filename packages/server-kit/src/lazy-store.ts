import type { Store } from './store.ts';

/** A store that is opened at its first use, so that a kit can be created without waiting. */
export function lazyStore(open: () => Promise<Store>): Store {
  let opened: Promise<Store> | null = null;
  const store = () => {
    opened ??= open();
    return opened;
  };
  return {
    transact: async (work) => (await store()).transact(work),
    read: async (log, after, limit) => (await store()).read(log, after, limit),
    expire: async (now) => (await store()).expire(now),
    close: async () => (opened === null ? undefined : (await opened).close()),
  };
}
