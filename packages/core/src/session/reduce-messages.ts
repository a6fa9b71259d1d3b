import type { Block, Option } from './blocks.ts';
import type { ConversationEvent, EventOf } from './events.ts';
import type { ConversationState, MessageState } from './state.ts';

const noBlocks: readonly Block[] = [];
const noSuggestions: readonly Option[] = [];

function row(event: ConversationEvent, from: MessageState['from'], text: string): MessageState {
  return {
    id: event.id,
    from,
    at: event.at,
    text,
    blocks: noBlocks,
    suggestions: noSuggestions,
    seq: event.seq,
    device: event.device,
    agentName: null,
    thumb: null,
    notice: null,
  };
}

/** A row that stands for something that happened rather than for words; the face words it. */
export function noticeRow(event: ConversationEvent, notice: string, agentName: string | null = null): MessageState {
  return { ...row(event, 'notice', ''), id: `${event.id}.notice`, notice, agentName };
}

/** What the customer said, and a notice where it was cut. */
export function userRows(event: EventOf<'user.said'>): readonly MessageState[] {
  const said = row(event, 'user', event.data.text);
  return event.data.isCut === true ? [said, noticeRow(event, 'text.cut')] : [said];
}

/** What the bot said. */
export function botRow(event: EventOf<'bot.said'>): MessageState {
  return { ...row(event, 'bot', event.data.text), blocks: event.data.blocks, suggestions: event.data.suggestions };
}

/** What a person said. */
export function agentRow(event: EventOf<'agent.said'>): MessageState {
  return { ...row(event, 'agent', event.data.text), agentName: event.data.agent.name };
}

/** The rows with a thumb on one of them; the others keep their identity. */
export function rateRow(rows: readonly MessageState[], id: string, thumb: 1 | -1): readonly MessageState[] {
  return rows.map((message) => (message.id === id ? { ...message, thumb } : message));
}

const keptPerKind = 5;

/** New mentions go first; each kind keeps five different ones. */
export function withMentions(
  mentions: ConversationState['mentions'],
  added: Readonly<Record<string, readonly string[]>> | undefined,
): ConversationState['mentions'] {
  if (added === undefined) return mentions;
  const merged: Record<string, readonly string[]> = { ...mentions };
  for (const [kind, ids] of Object.entries(added)) {
    const before = Object.hasOwn(merged, kind) ? (merged[kind] ?? []) : [];
    merged[kind] = [...new Set([...ids, ...before])].slice(0, keptPerKind);
  }
  return merged;
}
