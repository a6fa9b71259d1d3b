import { XiaoerError, isXiaoerError } from '../src/errors.ts';
import type { Gateway, GatewayListener, StoredEvent } from '../src/ports/gateway.ts';
import { type ConversationEvent, type EventDraft, parseEvent } from '../src/session/events.ts';
import type { SkipClock } from './skip-clock.ts';

/** A merchant's lookup as server-kit takes it. */
export type Lookup = (input: Readonly<Record<string, unknown>>, context: LookupContext) => Promise<unknown>;
export interface LookupContext {
  readonly user: { readonly id: string; readonly name?: string };
  readonly key: string;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** How a lookup misbehaves: never answers, fails, or answers after two seconds. */
export type Fault = 'timeout' | 'error' | 'slow';

/** One lookup as it was made. */
export interface LookupCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
}

export interface ChatGatewayOptions {
  readonly lookups: Readonly<Record<string, Lookup>>;
  readonly user: { readonly id: string; readonly name?: string } | null;
  readonly clock: SkipClock;
  readonly faults: Readonly<Record<string, Fault>>;
  readonly onCall: (call: LookupCall) => void;
}

const timeoutMs = 8_000;
const slowMs = 2_000;

/**
 * Server-kit in one process, for the terminal: events get their order, lookups run for the customer named, a hand-off waits
 * first in the queue. Waiting costs no time: the clock is put forward.
 */
export function createChatGateway(options: ChatGatewayOptions): Gateway {
  const { lookups, user, clock, faults, onCall } = options;
  const events: ConversationEvent[] = [];
  const listeners = new Set<GatewayListener>();
  const results = new Map<string, unknown>();
  const store = (event: ConversationEvent): StoredEvent => {
    const known = events.find((item) => item.id === event.id);
    if (known !== undefined) return { id: known.id, seq: known.seq ?? 0 };
    const stored = { ...event, seq: events.length + 1 };
    events.push(stored);
    return { id: stored.id, seq: stored.seq };
  };
  const write = (draft: EventDraft) => {
    const id = `server-${String(events.length + 1).padStart(6, '0')}`;
    const event = {
      ...draft,
      id,
      seq: null,
      device: 'server',
      counter: events.length + 1,
      at: clock.now(),
      turn: null,
    };
    store(event);
  };
  const tell = (after: number, to: Iterable<GatewayListener>) => {
    for (const listener of to) listener.events(events.filter((event) => (event.seq ?? 0) > after));
  };

  return {
    async append(drafts) {
      const before = events.length;
      const stored: StoredEvent[] = [];
      for (const draft of drafts) {
        const event = parseEvent(draft);
        if (event === null)
          throw new XiaoerError('REQUEST_INVALID', 'An event is malformed. Send it as the engine wrote it.');
        const isNew = !events.some((item) => item.id === event.id);
        stored.push(store(event));
        if (isNew && event.type === 'handoff.requested')
          write({ type: 'handoff.queued', data: { ticketId: `ticket-${event.id}`, position: 1, isOpen: true } });
      }
      queueMicrotask(() => tell(before, listeners));
      return stored;
    },
    listen(after, listener) {
      listeners.add(listener);
      if (user !== null && !events.some((event) => event.type === 'user.identified' && event.data.verified))
        write({ type: 'user.identified', data: { ...user, verified: true } });
      queueMicrotask(() => {
        listener.connection('online');
        tell(after, [listener]);
      });
      return () => void listeners.delete(listener);
    },
    async lookup(name, input, key) {
      const call = (ok: boolean) => onCall({ name, input, ok });
      try {
        if (user === null) throw new XiaoerError('UNAUTHENTICATED', 'Lookups need a customer who has logged in.');
        const run = Object.hasOwn(lookups, name) ? lookups[name] : undefined;
        if (run === undefined)
          throw new XiaoerError('NOT_FOUND', `There is no lookup ${name}. Add it to the module of lookups.`);
        if (results.has(key)) return results.get(key);
        if (faults[name] === 'timeout') {
          clock.skip(timeoutMs);
          throw new XiaoerError('LOOKUP_TIMEOUT', `${name} did not answer within ${timeoutMs} ms.`);
        }
        if (faults[name] === 'slow') clock.skip(slowMs);
        if (faults[name] === 'error') throw new XiaoerError('LOOKUP_FAILED', `${name} failed, as --fault says.`);
        const context = { user, key, requestId: key, signal: new AbortController().signal };
        const output = (await run(input, context)) ?? null;
        results.set(key, output);
        call(true);
        return output;
      } catch (cause) {
        call(false);
        if (isXiaoerError(cause)) throw cause;
        throw new XiaoerError('LOOKUP_FAILED', `${name} threw. See the cause.`, { cause });
      }
    },
  };
}
