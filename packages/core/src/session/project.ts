import type { Option } from './blocks.ts';
import type { ConversationState, MessageState } from './state.ts';
import type { MessageRow, StatusView } from './view.ts';

/** What the projection needs beside the state: facts about the wire and the mind, which are not worth remembering. */
export interface SyncView {
  readonly connection: StatusView['connection'];
  readonly unsent: number;
  /** Ids of events that the server refused. */
  readonly isFailed: (id: string) => boolean;
  readonly mind: StatusView['mind'];
}

const noSuggestions: readonly Option[] = [];

/** Rows for a face. Pure; a row that reads as before keeps its identity, and so does the list. */
export function projectMessages(
  state: ConversationState,
  sync: SyncView,
  previous: readonly MessageRow[],
): readonly MessageRow[] {
  const before = new Map(previous.map((row) => [row.id, row]));
  const rows = state.messages.map((message) => {
    const row = toRow(message, sync);
    const old = before.get(row.id);
    return old !== undefined && isShallowEqual(old, row) ? old : row;
  });
  const isSame = rows.length === previous.length && rows.every((row, index) => row === previous[index]);
  return isSame ? previous : rows;
}

/** Quick replies under the last message: the bot's, unless somebody spoke after it. Pure. */
export function projectSuggestions(state: ConversationState): readonly Option[] {
  const spoken = state.messages.filter((message) => message.from !== 'notice');
  const last = spoken[spoken.length - 1];
  return last?.from === 'bot' ? last.suggestions : noSuggestions;
}

/** Everything beside the messages. Pure; keeps its identity while nothing changed. */
export function projectStatus(state: ConversationState, sync: SyncView, previous: StatusView | null): StatusView {
  const { handoff } = state;
  const status: StatusView = {
    connection: sync.connection,
    handoff: handoff.phase,
    position: handoff.position,
    isServiceOpen: handoff.isOpen,
    agentName: handoff.agent?.name ?? null,
    rating: ratingOf(state),
    unsent: sync.unsent,
    locale: state.locale,
    userName: state.user.name,
    mind: sync.mind,
  };
  return previous !== null && isShallowEqual(previous, status) ? previous : status;
}

function ratingOf(state: ConversationState): StatusView['rating'] {
  if (state.rating !== null) return 'given';
  return state.handoff.phase === 'ended' && state.handoff.endedBy === 'agent' ? 'asked' : 'none';
}

function toRow(message: MessageState, sync: SyncView): MessageRow {
  const { id, from, at, text, blocks, agentName, thumb, notice } = message;
  return { id, from, at, text, blocks, delivery: deliveryOf(message, sync), agentName, thumb, notice };
}

/** Only what the customer said is on its way to somebody: the rest has arrived where it is shown. */
function deliveryOf(message: MessageState, sync: SyncView): MessageRow['delivery'] {
  if (message.from !== 'user' || sync.connection === 'local') return 'sent';
  if (message.seq !== null) return 'sent';
  return sync.isFailed(message.id) ? 'failed' : 'sending';
}

function isShallowEqual<T extends object>(left: T, right: T): boolean {
  const keys = Object.keys(right) as (keyof T)[];
  return keys.every((key) => left[key] === right[key]);
}
