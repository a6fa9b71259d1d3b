import type { Conversation, ConversationOptions, ConversationPorts } from '../conversation-api.ts';
import { createConversationWith } from '../conversation-with.ts';
import { memoryLogStore } from '../drivers/memory.ts';
import type { LogStore } from '../ports/log-store.ts';
import type { ConversationEvent } from '../session/events.ts';
import type { LoadMind, Mind } from '../session/mind.ts';
import { echoMind } from './echo-dialogue.ts';
import { fakeClock } from './fake-clock.ts';
import { fakeIds } from './fake-ids.ts';
import { fakeServer, type FakeLookup } from './fake-server.ts';

/** One open conversation and what it told its host. */
export interface Tab {
  readonly conversation: Conversation;
  readonly errors: unknown[];
  readonly events: ConversationEvent[];
  readonly texts: () => readonly string[];
}

/** How a tab differs from the usual one. */
export interface Shopper {
  readonly device?: string;
  readonly ports?: Partial<Omit<ConversationPorts, 'understander'>>;
  readonly options?: Partial<Omit<ConversationOptions, 'pack'>>;
  /** Default: one that says back what it hears and is there at once. */
  readonly mind?: Mind | LoadMind;
}

/** A clock, a server and a store, and tabs that use them. */
export function createWorld(lookups: Readonly<Record<string, FakeLookup>> = {}) {
  const clock = fakeClock();
  const server = fakeServer(clock, lookups);
  const store = memoryLogStore();
  function open({ device = 'tab1', ports = {}, options = {}, mind = echoMind }: Shopper = {}): Tab {
    const errors: unknown[] = [];
    const events: ConversationEvent[] = [];
    const conversation = createConversationWith(
      mind,
      { logStore: store, clock, nextId: fakeIds(device), ...ports },
      {
        id: 'shop:u1',
        device,
        onError: (error) => errors.push(error),
        onEvent: (event) => events.push(event),
        ...options,
      },
    );
    const texts = (): readonly string[] =>
      conversation.view.messages.peek().map(({ from, text, notice }) => `${from}:${notice ?? text}`);
    return { conversation, errors, events, texts };
  }
  const online = (shopper: Shopper = {}): Tab =>
    open({ ...shopper, ports: { gateway: server.gateway(), ...shopper.ports } });
  return { clock, server, store, open, online };
}

/** One store as several tabs see it: each hears of what the others write. */
export function sharedStore(): { readonly tab: () => LogStore } {
  const store = memoryLogStore();
  const listeners = new Set<{ readonly tab: number; readonly onChange: () => void }>();
  let tabs = 0;
  const tell = (tab: number): void => {
    for (const listener of listeners) if (listener.tab !== tab) listener.onChange();
  };
  return {
    tab() {
      const tab = (tabs += 1);
      return {
        read: store.read,
        write: (id, records) => store.write(id, records).then(() => tell(tab)),
        erase: (id) => store.erase(id).then(() => tell(tab)),
        watch(_id, onChange) {
          const listener = { tab, onChange };
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
    },
  };
}
