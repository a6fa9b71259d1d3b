import { XiaoerError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Gateway, GatewayListener, StoredEvent } from '../ports/gateway.ts';
import type { EventDraft } from '../session/events.ts';

/** A lookup of the merchant; what it throws reaches the conversation as it is. */
export type FakeLookup = (input: Readonly<Record<string, unknown>>, key: string) => unknown;

/** One conversation on a server in memory: stores once by id, gives each event a gapless seq, tells every listener. */
export interface FakeServer {
  /** A connection of one device; several see the same conversation. */
  gateway(): Gateway;
  /** Everything stored, in order. */
  events(): readonly Readonly<Record<string, unknown>>[];
  /** Writes as the server would: agents, queue, verified users. Returns the stored event. */
  write(draft: EventDraft): Readonly<Record<string, unknown>>;
  /** Puts anything into the order, to see what a client makes of it. */
  writeRaw(body: Readonly<Record<string, unknown>>): void;
  agentTypes(isTyping: boolean): void;
  /** Tells nobody of the next stored event. */
  dropNext(): void;
  /** Loses everything, as a server whose disk was replaced. */
  loseAll(): void;
  /** Cuts or restores the network for every connection. */
  setOnline(isOnline: boolean): void;
  /** Stores nothing of an event for which this gives an error, and rejects with it. */
  refuse(reason: ((event: Readonly<Record<string, unknown>>) => XiaoerError | null) | null): void;
  /** Each call of a lookup, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown; readonly key: string }[];
  /** Number of append calls so far. */
  appends(): number;
}

/** Starts empty and online. */
export function fakeServer(clock: Clock, lookups: Readonly<Record<string, FakeLookup>> = {}): FakeServer {
  const stored: Readonly<Record<string, unknown>>[] = [];
  const places = new Map<string, number>();
  const listeners = new Set<GatewayListener>();
  const calls: { name: string; input: unknown; key: string }[] = [];
  let isOnline = true;
  let appends = 0;
  let refusal: ((event: Readonly<Record<string, unknown>>) => XiaoerError | null) | null = null;
  let written = 0;
  let isDropping = false;

  const offline = (): XiaoerError => new XiaoerError('NETWORK_FAILED', 'The server cannot be reached.');

  function store(body: Readonly<Record<string, unknown>>): number {
    const id = String(body['id']);
    const known = places.get(id);
    if (known !== undefined) return known;
    const seq = stored.length + 1;
    // A wire carries JSON, and so does this one.
    const event = JSON.parse(JSON.stringify({ ...body, seq })) as Record<string, unknown>;
    stored.push(event);
    places.set(id, seq);
    if (isOnline && !isDropping) for (const listener of listeners) listener.events([event]);
    isDropping = false;
    return seq;
  }

  return {
    gateway: () => ({
      async append(events) {
        appends += 1;
        await Promise.resolve();
        if (!isOnline) throw offline();
        const bodies = events as readonly Readonly<Record<string, unknown>>[];
        const refused = bodies.map((event) => refusal?.(event) ?? null).find((error) => error !== null);
        if (refused !== undefined) throw refused;
        return bodies.map((event): StoredEvent => ({ id: String(event['id']), seq: store(event) }));
      },
      listen(after, listener) {
        listeners.add(listener);
        listener.connection(isOnline ? 'online' : 'offline');
        const missed = stored.slice(after);
        if (isOnline && missed.length > 0) listener.events(missed);
        return () => listeners.delete(listener);
      },
      async lookup(name, input, key) {
        calls.push({ name, input, key });
        await Promise.resolve();
        if (!isOnline) throw offline();
        const lookup = Object.hasOwn(lookups, name) ? lookups[name] : undefined;
        if (lookup === undefined) throw new XiaoerError('NOT_FOUND', `There is no lookup ${name}.`);
        return lookup(input, key);
      },
      typing: () => {},
    }),
    events: () => stored,
    write(draft) {
      written += 1;
      const id = `server-${String(written).padStart(8, '0')}`;
      const seq = store({ id, device: 'server', counter: written, at: clock.now(), turn: null, ...draft });
      return stored[seq - 1] ?? {};
    },
    writeRaw: (body) => void store(body),
    agentTypes(isTyping) {
      for (const listener of listeners) listener.typing?.('agent', isTyping);
    },
    dropNext() {
      isDropping = true;
    },
    loseAll() {
      stored.length = 0;
      places.clear();
      for (const listener of Array.from(listeners)) listener.restarted?.();
    },
    setOnline(next) {
      isOnline = next;
      for (const listener of listeners) {
        if (next && stored.length > 0) listener.events(stored);
        listener.connection(next ? 'online' : 'offline');
      }
    },
    refuse(reason) {
      refusal = reason;
    },
    calls,
    appends: () => appends,
  };
}
