import type { NextId } from '../ports/ids.ts';
import type { ConversationEvent, EventDraft } from '../session/events.ts';
import { reduce } from '../session/reduce.ts';
import type { ConversationState } from '../session/state.ts';
import { readField, readText } from './json.ts';
import { button } from './say.ts';
import type { Snapshot } from './snapshot.ts';

/** A stretch of a turn between two appends: collects drafts and shows the state as it will be with them. */
export interface Run {
  /** The snapshot with every draft so far folded in. */
  now(): Snapshot;
  emit(draft: EventDraft): void;
  drafts(): readonly EventDraft[];
  readonly nextId: NextId;
}

/** Begins a stretch at a snapshot. Nothing is appended here: `drafts()` is what the turn will append. */
export function createRun(start: Snapshot, nextId: NextId): Run {
  let snapshot = start;
  const drafts: EventDraft[] = [];
  return {
    nextId,
    now: () => snapshot,
    drafts: () => drafts,
    emit(draft) {
      const complete = draft.type === 'bot.said' ? withMentions(withHuman(draft, snapshot), snapshot) : draft;
      drafts.push(complete);
      snapshot = { ...snapshot, state: foldDraft(snapshot.state, complete, snapshot.now) };
    },
  };
}

function foldDraft(state: ConversationState, draft: EventDraft, at: number): ConversationState {
  const event = { id: 'draft', seq: null, device: '', counter: 0, at, turn: state.turn, ...draft };
  return reduce(state, event as ConversationEvent);
}

type Said = Extract<EventDraft, { type: 'bot.said' }>;

/** To an upset customer every answer keeps a person within reach. */
function withHuman(draft: Said, { heard, pack, state, hasGateway }: Snapshot): Said {
  const upset = heard.understanding?.emotion.upset ?? 0;
  const { phase } = state.handoff;
  const isNear = phase !== 'none' && phase !== 'offered' && phase !== 'ended';
  const { suggestions } = draft.data;
  if (
    !hasGateway ||
    isNear ||
    draft.data.source.policy === 'handoff' ||
    upset < pack.thresholds.upset ||
    suggestions.some(({ id }) => id === 'human')
  )
    return draft;
  return { ...draft, data: { ...draft.data, suggestions: [...suggestions, button('human', 'human', state.locale)] } };
}

/** What was spoken about is what “that one” means next: the sentence's own things and the open flow's order. */
function withMentions(draft: Said, { heard, state, pack }: Snapshot): EventDraft {
  const own = draft.data.mentions ?? {};
  const added: Record<string, string[]> = {};
  for (const { type, value } of heard.entities) {
    if (['place', 'quantity', 'attribute'].includes(type)) added[type] = [...(added[type] ?? []), value];
  }
  const orders = Object.values(state.stack.at(-1)?.slots ?? {}).flatMap(({ value }) => {
    return readText(readField(value, 'orderNo')) === null || !Array.isArray(readField(value, 'lines')) ? [] : [value];
  });
  const orderNumbers = orders.map((order) => String(readField(order, 'orderNo')));
  const bought = orders.flatMap((order) => productsOf(order)).filter((id) => Object.hasOwn(pack.products, id));
  const mentions = {
    ...added,
    ...own,
    order: own['order'] ?? orderNumbers,
    product: own['product'] ?? [...new Set([...heard.products, ...bought])],
  };
  const filled = Object.entries(mentions).filter(([, values]) => values.length > 0);
  if (filled.length === 0) return draft;
  return { ...draft, data: { ...draft.data, mentions: Object.fromEntries(filled) } };
}

function productsOf(order: unknown): readonly string[] {
  const lines = readField(order, 'lines');
  return Array.isArray(lines) ? lines.flatMap((line: unknown) => readText(readField(line, 'product')) ?? []) : [];
}
