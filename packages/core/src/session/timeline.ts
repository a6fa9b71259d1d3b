import type { ConversationEvent } from './events.ts';
import { initialState } from './initial-state.ts';
import { reduce } from './reduce.ts';
import type { ConversationState } from './state.ts';

/**
 * One place in the order. `event` is null for what this version does not understand, and for what a checkpoint covers:
 * it holds its place, no more.
 */
export interface Entry {
  readonly id: string;
  readonly seq: number | null;
  readonly counter: number;
  readonly event: ConversationEvent | null;
  readonly body: unknown;
}

/** The events of one conversation in order, and their fold. Synchronous and without ports. */
export interface Timeline {
  /** The fold over everything known. */
  state(): ConversationState;
  /** The fold over the gapless part of the server's order, which ends at `cursor`. */
  base(): ConversationState;
  /** Highest seq up to which nothing is missing; 0 without a server. */
  cursor(): number;
  /** The next number for an event made here: above every number seen, so that order follows cause. */
  nextCounter(): number;
  has(id: string): boolean;
  /** Null: not stored by the server, or not known. */
  seqOf(id: string): number | null;
  /** Takes events in any order; those known already only learn their seq. Returns what is new or changed. */
  merge(entries: readonly Entry[]): readonly Entry[];
  /** Everything in order. */
  entries(): readonly Entry[];
  /** What the server has not stored, in the order of this device. */
  unsent(): readonly ConversationEvent[];
  /** True where a later event arrived and an earlier one is missing. */
  hasGap(): boolean;
}

/** Starts from a checkpoint or from nothing. `onConflict` is told of two events that claim one place. */
export function createTimeline(
  start: { readonly state: ConversationState; readonly seq: number } | null,
  onConflict: (entry: Entry) => void,
): Timeline {
  const known = new Map<string, Entry>();
  const placed = new Map<number, Entry>();
  let base = start?.state ?? initialState;
  let cursor = start?.seq ?? 0;
  let state = base;
  let tail: readonly Entry[] = [];
  let counter = 0;

  /** True if the entry is new or learned its place. */
  function take(entry: Entry): Entry | null {
    const old = known.get(entry.id);
    if (old !== undefined && (entry.seq === null || old.seq !== null)) return null;
    const occupant = entry.seq === null ? undefined : placed.get(entry.seq);
    if (occupant !== undefined) {
      onConflict(entry);
      return null;
    }
    // The copy from the server may be masked: what was made here stays as it was made and only learns its place.
    const taken = old === undefined ? entry : withSeq(old, entry.seq);
    known.set(taken.id, taken);
    if (taken.seq !== null) placed.set(taken.seq, taken);
    counter = Math.max(counter, taken.counter);
    return taken;
  }

  /** True where nothing needs to be folded again: unsent, and after everything known, its own batch included. */
  function isNext(entry: Entry, index: number, batch: readonly Entry[]): boolean {
    const last = batch[index - 1] ?? tail[tail.length - 1];
    return entry.seq === null && entry.event !== null && (last === undefined || compareEntries(last, entry) < 0);
  }

  function advance(): void {
    for (let next = placed.get(cursor + 1); next !== undefined; next = placed.get(cursor + 1)) {
      if (next.event !== null) base = reduce(base, next.event);
      cursor += 1;
    }
  }

  function refold(): void {
    tail = [...known.values()].filter((entry) => entry.seq === null || entry.seq > cursor).sort(compareEntries);
    state = tail.reduce((folded, { event }) => (event === null ? folded : reduce(folded, event)), base);
  }

  return {
    state: () => state,
    base: () => base,
    cursor: () => cursor,
    nextCounter: () => counter + 1,
    has: (id) => known.has(id),
    seqOf: (id) => known.get(id)?.seq ?? null,
    merge(entries) {
      const changed = entries.map(take).filter((entry) => entry !== null);
      if (changed.every(isNext)) {
        for (const entry of changed) if (entry.event !== null) state = reduce(state, entry.event);
        tail = [...tail, ...changed];
      } else {
        advance();
        refold();
      }
      return changed;
    },
    entries: () => [...known.values()].sort(compareEntries),
    unsent: () => tail.flatMap(({ seq, event }) => (seq === null && event !== null ? [event] : [])),
    hasGap: () => tail.some(({ seq }) => seq !== null),
  };
}

function withSeq(entry: Entry, seq: number | null): Entry {
  const event = entry.event === null ? null : { ...entry.event, seq };
  return { ...entry, seq, event, body: event ?? entry.body };
}

/** The server's order first, then what it has not stored: by number, then by device where two made the same one. */
function compareEntries(left: Entry, right: Entry): number {
  if (left.seq !== null || right.seq !== null) return (left.seq ?? Infinity) - (right.seq ?? Infinity);
  const byCounter = left.counter - right.counter;
  if (byCounter !== 0) return byCounter;
  const leftKey = `${left.event?.device ?? ''} ${left.id}`;
  const rightKey = `${right.event?.device ?? ''} ${right.id}`;
  return leftKey < rightKey ? -1 : 1;
}
