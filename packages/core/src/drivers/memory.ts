import type { LogRecord, LogStore } from '../ports/log-store.ts';

/** A LogStore without a disk: everything is gone with the page. Tabs do not see each other. */
export function memoryLogStore(): LogStore {
  const conversations = new Map<string, Map<string, unknown>>();
  return {
    read(conversation) {
      const records = conversations.get(conversation) ?? new Map<string, unknown>();
      return Promise.resolve([...records].map(([id, body]): LogRecord => ({ id, body: structuredCopy(body) })));
    },
    write(conversation, records) {
      const kept = conversations.get(conversation) ?? new Map<string, unknown>();
      for (const { id, body } of records) kept.set(id, structuredCopy(body));
      conversations.set(conversation, kept);
      return Promise.resolve();
    },
    erase(conversation) {
      conversations.delete(conversation);
      return Promise.resolve();
    },
  };
}

/** What a disk would give back: nobody can change a stored record from outside. */
function structuredCopy(body: unknown): unknown {
  return body === undefined ? null : JSON.parse(JSON.stringify(body));
}
