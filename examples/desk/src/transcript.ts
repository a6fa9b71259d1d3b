import type { ConversationEvent } from '@xiaoer/core/events';
import type { Block } from '@xiaoer/core';

/** One line of the conversation as the agent reads it. */
export interface TranscriptRow {
  readonly id: string;
  readonly from: 'user' | 'bot' | 'agent' | 'notice';
  readonly at: number;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly by: string | null;
}

/** Where the hand-off stands. */
export interface HandoffPhase {
  readonly phase: 'none' | 'queued' | 'assigned' | 'ended';
  readonly agent: { readonly id: string; readonly name: string } | null;
}

const enders = { agent: '客服结束了会话', user: '顾客离开了会话', timeout: '会话超时结束' } as const;

function noticeOf(event: ConversationEvent): string | null {
  if (event.type === 'handoff.requested') return '转人工';
  if (event.type === 'handoff.assigned') return `${event.data.agent.name} 接入`;
  if (event.type === 'handoff.ended') return enders[event.data.by];
  if (event.type === 'rating.given')
    return `顾客评价 ${event.data.score} 星${event.data.comment ? `：${event.data.comment}` : ''}`;
  return null;
}

function rowOf(event: ConversationEvent): TranscriptRow | null {
  const { id, at } = event;
  if (event.type === 'user.said') return { id, at, from: 'user', text: event.data.text, blocks: [], by: null };
  if (event.type === 'bot.said')
    return { id, at, from: 'bot', text: event.data.text, blocks: event.data.blocks, by: null };
  if (event.type === 'agent.said')
    return { id, at, from: 'agent', text: event.data.text, blocks: [], by: event.data.agent.name };
  const notice = noticeOf(event);
  return notice === null ? null : { id, at, from: 'notice', text: notice, blocks: [], by: null };
}

/** What was said, in the server's order. Pure. */
export function transcriptOf(events: readonly ConversationEvent[]): readonly TranscriptRow[] {
  return events.map(rowOf).filter((row) => row !== null);
}

/** Where the hand-off stands after these events. Pure. */
export function phaseOf(events: readonly ConversationEvent[]): HandoffPhase {
  let state: HandoffPhase = { phase: 'none', agent: null };
  for (const event of events) {
    if (event.type === 'handoff.requested') state = { phase: 'queued', agent: null };
    else if (event.type === 'handoff.assigned') state = { phase: 'assigned', agent: event.data.agent };
    else if (event.type === 'handoff.ended') state = { phase: 'ended', agent: null };
  }
  return state;
}

/** The events known so far and more of them, once each, in the server's order. */
export function joined(
  known: readonly ConversationEvent[],
  more: readonly ConversationEvent[],
): readonly ConversationEvent[] {
  const ids = new Set(known.map((event) => event.id));
  const added = more.filter((event) => !ids.has(event.id));
  if (added.length === 0) return known;
  const last = Number.POSITIVE_INFINITY;
  return [...known, ...added].toSorted((a, b) => (a.seq ?? last) - (b.seq ?? last));
}
