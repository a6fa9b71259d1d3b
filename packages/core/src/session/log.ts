import { XiaoerError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { StoredEvent } from '../ports/gateway.ts';
import type { NextId } from '../ports/ids.ts';
import type { LogRecord, LogStore } from '../ports/log-store.ts';
import { maskDraft } from '../privacy/mask-draft.ts';
import { checkpointId, migrate, stateVersion } from './checkpoint.ts';
import { parseEvent, serverEventTypes, type ConversationEvent, type EventDraft, type EventType } from './events.ts';
import { createPersistence, storageError } from './persistence.ts';
import { readCovered, readEntry } from './read-entry.ts';
import { isActive } from './reduce-handoff.ts';
import type { ConversationState } from './state.ts';
import { createTimeline, type Entry, type Timeline } from './timeline.ts';
import { unplaced } from './unplaced.ts';

export interface LogOptions {
  readonly conversation: string;
  readonly device: string;
  readonly store: LogStore;
  readonly clock: Clock;
  readonly nextId: NextId;
  readonly onError: (error: unknown) => void;
  /** Told of each event once, when it is made or first arrives; not of what was stored before the log was opened. */
  readonly onEvent: (event: ConversationEvent) => void;
  /** Told after each change of the fold. */
  readonly onChange: () => void;
  /** Told when another tab dropped the conversation. */
  readonly onErased: () => void;
}

/** The append-only log of one conversation on one device, and its fold. */
export interface Log {
  state(): ConversationState;
  cursor(): number;
  unsent(): readonly ConversationEvent[];
  hasGap(): boolean;
  isEmpty(): boolean;
  /** Folds the drafts at once, secrets masked; resolves when they are durable or the disk refused. */
  append(drafts: readonly EventDraft[], turn: string | null): Promise<void>;
  /** Takes events as the server gives them, in any order and any number of times. */
  receive(events: readonly unknown[]): Promise<void>;
  /** Takes the server's word that events have a place now. */
  confirm(stored: readonly StoredEvent[]): void;
  /** Gives up every place of the server's order: the server lost its log. What the customer's devices made is unsent again. */
  restart(): void;
  /** Everything in order, as understood by this version. */
  events(): readonly ConversationEvent[];
  /** True if an event of this type is known; cheaper than `events`. */
  hasAny(type: EventType): boolean;
  /** Takes nothing more and stops watching; what was taken is still written. */
  close(): void;
  /** Closes and drops the conversation from this device. */
  erase(): Promise<void>;
}

/** Confirmed events after which the next checkpoint is written; a fold of so many takes about a millisecond. */
const checkpointEvery = 200;

/** Opens the log: reads what the device kept, from the last checkpoint on. Never rejects; a refusing disk is told. */
export async function openLog(options: LogOptions): Promise<Log> {
  const { conversation, device, store, clock, nextId, onError } = options;
  const persistence = createPersistence(store, conversation, onError);
  const records = (await readRecords(options)) ?? [];
  const checkpoint = migrate(records.find(({ id }) => id === checkpointId)?.body ?? null);
  let durable = records.length;
  let checkpointSeq = checkpoint?.seq ?? 0;
  let isClosed = false;
  const onConflict = (entry: Entry): void => {
    onError(
      new XiaoerError('CONFLICT', `Two events claim place ${entry.seq}; the later one, ${entry.id}, is left out.`),
    );
  };
  let timeline: Timeline = createTimeline(checkpoint, onConflict);
  timeline.merge(readAll(records, onError, checkpoint?.seq ?? 0));

  const uncovered = new Map<string, ConversationEvent | null>();

  /** What a checkpoint saved reading is read when somebody asks for it. */
  function eventOf({ id, event, body }: Entry): ConversationEvent | null {
    if (event !== null) return event;
    const read = uncovered.has(id) ? (uncovered.get(id) ?? null) : parseEvent(body);
    uncovered.set(id, read);
    return read;
  }

  function merge(entries: readonly Entry[], shouldWrite: boolean): Promise<void> {
    if (isClosed) return Promise.resolve();
    const isNew = new Set(entries.filter(({ id }) => !timeline.has(id)).map(({ id }) => id));
    const changed = timeline.merge(entries);
    if (changed.length === 0) return Promise.resolve();
    for (const { id, event } of changed) if (event !== null && isNew.has(id)) options.onEvent(event);
    options.onChange();
    if (!shouldWrite) return Promise.resolve();
    // Counted once it is written: until then an empty store is no sign that another tab erased the conversation.
    return persistence
      .write([...changed.map(({ id, body }) => ({ id, body })), ...nextCheckpoint()])
      .then(() => void (durable += changed.length));
  }

  function nextCheckpoint(): readonly LogRecord[] {
    if (timeline.cursor() < checkpointSeq + checkpointEvery) return [];
    checkpointSeq = timeline.cursor();
    return [{ id: checkpointId, body: { seq: checkpointSeq, state: timeline.base(), version: stateVersion } }];
  }

  async function readOtherTabs(): Promise<void> {
    const current = await readRecords(options);
    if (isClosed || current === null) return;
    const isNews = ({ id, body }: LogRecord): boolean =>
      !timeline.has(id) || (timeline.seqOf(id) === null && isPlaced(body));
    if (current.length === 0 && durable > 0) options.onErased();
    else await merge(readAll(current.filter(isNews), onError), false);
  }

  const unwatch = store.watch?.(conversation, () => void readOtherTabs());

  function close(): void {
    isClosed = true;
    unwatch?.();
  }

  return {
    state: () => timeline.state(),
    cursor: () => timeline.cursor(),
    unsent: () => timeline.unsent(),
    hasGap: () => timeline.hasGap(),
    isEmpty: () => timeline.entries().length === 0,
    append(drafts, turn) {
      const first = timeline.nextCounter();
      const entries = drafts.map((draft, index) => {
        const place = { id: nextId(), seq: null, device, counter: first + index, at: clock.now(), turn };
        const event = { ...place, ...maskDraft(draft) } as ConversationEvent;
        return { id: event.id, seq: null, counter: event.counter, event, body: event };
      });
      return merge(entries, true);
    },
    async receive(events) {
      const entries = readAll(
        events.map((body) => ({ id: '', body })),
        onError,
      );
      // What another tab made arrives masked: what it wrote to our common store is the better copy.
      const isForeign = ({ id, event }: Entry): boolean =>
        event !== null && !timeline.has(id) && !serverEventTypes.includes(event.type);
      if (store.watch !== undefined && entries.some(isForeign)) await readOtherTabs();
      await merge(entries, true);
    },
    confirm(stored) {
      const isKnown = ({ id }: StoredEvent): boolean => timeline.has(id);
      void merge(
        stored.filter(isKnown).map(({ id, seq }) => ({ id, seq, counter: 0, event: null, body: null })),
        true,
      );
    },
    restart() {
      if (isClosed) return;
      const before = timeline.entries().map((entry) => ({ ...entry, event: eventOf(entry) }));
      const kept = unplaced(before, isActive(timeline.state().handoff));
      const isKept = new Set(kept.map(({ id }) => id));
      const gone = before.flatMap(({ id }) => (isKept.has(id) ? [] : [{ id, body: null }]));
      timeline = createTimeline(null, onConflict);
      timeline.merge(kept);
      checkpointSeq = 0;
      void persistence.write([
        { id: checkpointId, body: null },
        ...gone,
        ...kept.map(({ id, body }) => ({ id, body })),
      ]);
      options.onChange();
    },
    events: () => timeline.entries().flatMap((entry) => eventOf(entry) ?? []),
    hasAny: (type) => timeline.entries().some(({ body }) => isOfType(body, type)),
    close,
    async erase() {
      close();
      persistence.stop();
      await persistence.settled();
      try {
        await store.erase(conversation);
      } catch (cause) {
        onError(storageError('The conversation could not be erased from this device', cause));
        throw cause;
      }
    },
  };
}

/** Null where the device refuses. */
async function readRecords(options: LogOptions): Promise<readonly LogRecord[] | null> {
  try {
    return await options.store.read(options.conversation);
  } catch (cause) {
    options.onError(storageError('What this device kept of the conversation cannot be read', cause));
    return null;
  }
}

function isPlaced(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'seq' in body && body.seq !== null;
}

function isOfType(body: unknown, type: EventType): boolean {
  return typeof body === 'object' && body !== null && 'type' in body && body.type === type;
}

/** `coveredSeq`: up to here a checkpoint saves reading. */
function readAll(records: readonly LogRecord[], onError: (error: unknown) => void, coveredSeq = 0): readonly Entry[] {
  return records.flatMap(({ id, body }) => {
    if (id === checkpointId) return [];
    return readCovered(body, coveredSeq) ?? readEntry(body, onError) ?? [];
  });
}
