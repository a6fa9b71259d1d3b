import type { ConversationEvent, EventDraft } from '@xiaoer/core/events';
import type { KitClock } from './clock.ts';
import type { Topic } from './hub.ts';
import { createTopic } from './hub.ts';
import type { Store, StoredEntry, StoreTransaction } from './store.ts';

/** Told to whoever follows one conversation. Entries are durable; typing is not worth remembering. */
export type ConversationSignal =
  | { readonly kind: 'entries'; readonly entries: readonly StoredEntry[] }
  | { readonly kind: 'typing'; readonly from: 'agent' | 'user'; readonly isTyping: boolean };

/** A unit of work on conversations: a store transaction that knows events. */
export interface Change extends StoreTransaction {
  /** Appends an event once by its id; resolves with its place. */
  record(conversation: string, event: ConversationEvent): Promise<{ readonly seq: number; readonly isNew: boolean }>;
  /** Appends an event of the server's own. `id` where the caller needs to repeat it safely. */
  state(
    conversation: string,
    draft: EventDraft,
    id?: string,
  ): Promise<{ readonly seq: number; readonly isNew: boolean }>;
  /** Says that the waiting room is not what it was. */
  queueChanged(): void;
}

/** The only way to change or follow conversations: what it publishes is durable. */
export interface Journal {
  change<T>(work: (change: Change) => Promise<T>): Promise<T>;
  read: Store['read'];
  /** Signals by conversation. */
  readonly conversations: Topic<ConversationSignal>;
  /** Signals of all conversations, under the key `all`. */
  readonly everything: Topic<{ readonly conversation: string; readonly signal: ConversationSignal }>;
  /** Changes of the waiting room, under the key `all`. */
  readonly queue: Topic<null>;
  typing(conversation: string, from: 'agent' | 'user', isTyping: boolean): void;
}

/** The key of topics that have one subject. */
export const allKey = 'all';

/** Creates the journal over a store. */
export function createJournal(store: Store, clock: KitClock, onError: (error: unknown) => void): Journal {
  const conversations = createTopic<ConversationSignal>(onError);
  const everything = createTopic<{ conversation: string; signal: ConversationSignal }>(onError);
  const queue = createTopic<null>(onError);

  function publish(conversation: string, signal: ConversationSignal): void {
    conversations.publish(conversation, signal);
    everything.publish(allKey, { conversation, signal });
  }

  return {
    conversations,
    everything,
    queue,
    read: (log, after, limit) => store.read(log, after, limit),
    typing: (conversation, from, isTyping) => publish(conversation, { kind: 'typing', from, isTyping }),
    async change(work) {
      // A work may run more than once; only its last run counts.
      let added = new Map<string, StoredEntry[]>();
      let isQueueChanged = false;
      const result = await store.transact((transaction) => {
        added = new Map();
        isQueueChanged = false;
        const record: Change['record'] = async (conversation, { seq: _, ...event }) => {
          const body = JSON.stringify(event);
          const place = await transaction.append(conversation, event.id, body);
          if (place.isNew) {
            const entries = added.get(conversation) ?? [];
            entries.push({ id: event.id, seq: place.seq, body });
            added.set(conversation, entries);
          }
          return place;
        };
        return work({
          ...transaction,
          record,
          async state(conversation, draft, id = crypto.randomUUID()) {
            const counter = (await transaction.cursor(conversation)) + 1;
            const stamp = { id, seq: null, device: 'server', counter, at: clock.now(), turn: null };
            return record(conversation, { ...stamp, ...draft } as ConversationEvent);
          },
          queueChanged() {
            isQueueChanged = true;
          },
        });
      });
      for (const [conversation, entries] of added) publish(conversation, { kind: 'entries', entries });
      if (isQueueChanged) queue.publish(allKey, null);
      return result;
    },
  };
}

/** The JSON of a stored event with its seq. */
export function entryJson(entry: StoredEntry): string {
  return `{"seq":${entry.seq},${entry.body.slice(1)}`;
}
