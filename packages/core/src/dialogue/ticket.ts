import { pickText } from '../pack/template.ts';
import { redact } from '../privacy/redact.ts';
import { lastWords, transcriptOf } from '../session/plain-ticket.ts';
import type { ConversationState } from '../session/state.ts';
import type { Ticket } from '../session/ticket.ts';
import { readField, readText } from './json.ts';
import { orderLabel, readOrders } from './orders.ts';
import { seenOrders } from './scope.ts';
import type { Snapshot } from './snapshot.ts';

/** The story for the person who takes over: wish, order, what was tried, facts, tone. Redacted; pure. */
export function buildTicket(snapshot: Snapshot, reason: string, queue: string): Ticket {
  const { state } = snapshot;
  const slots = slotsTold(snapshot);
  const orderNo = orderSpokenOf(snapshot);
  const wishes = state.attempts.filter(({ id }) => !isSmallTalk(id));
  const tried = wishes.map(({ id, title, outcome }) => ({
    id,
    title: titleIn(snapshot, id, title),
    // What is open now is what the person takes over.
    outcome: outcome === 'open' ? 'handed_off' : outcome,
  }));
  return {
    summary: summaryOf(snapshot, orderNo, slots),
    reason,
    queue,
    tried,
    slots,
    orderNo,
    emotion: emotionOf(state),
    page: { ...state.page },
    locale: state.locale,
    transcript: transcriptOf(state),
  };
}

/** One to five lines in the shop's language: wish, order, facts, last words, tone. */
function summaryOf(snapshot: Snapshot, orderNo: string | null, slots: Readonly<Record<string, string>>): string {
  const { state } = snapshot;
  const wishes = [
    ...new Set(
      state.attempts
        .filter(({ id }) => !isSmallTalk(id))
        .slice(-3)
        .map(({ id, title }) => titleIn(snapshot, id, title)),
    ),
  ];
  const order = readOrders(orderNo === null ? null : seenOrders(snapshot)[orderNo])[0];
  const facts = Object.entries(slots).map(([label, value]) => `${label}: ${value}`);
  const { label, upset } = emotionOf(state);
  const lines = [
    wishes.length === 0 ? null : `诉求：${wishes.join('、')}`,
    orderNo === null ? null : `订单：${orderNo}${order === undefined ? '' : `（${orderLabel(order, snapshot)}）`}`,
    facts.length === 0 ? null : `已知：${facts.join('；')}`,
    lastWords(state),
    upset < 0.5 ? null : `情绪：${label === 'angry' ? '愤怒' : '不满'}`,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function isSmallTalk(id: string): boolean {
  return id.startsWith('chat.') || id === 'service.human' || id === 'out_of_scope';
}

function slotsTold({ state, pack }: Snapshot): Record<string, string> {
  const told: Record<string, string> = {};
  for (const frame of state.stack) {
    for (const [name, { label }] of Object.entries(frame.slots)) {
      const spec = pack.flows[frame.flow]?.slots?.[name];
      if (spec !== undefined && label !== '') told[pickText(spec.label, 'zh-CN')] = redact(label);
    }
  }
  return told;
}

function orderSpokenOf({ state }: Snapshot): string | null {
  for (const frame of [...state.stack].reverse()) {
    for (const { value } of Object.values(frame.slots)) {
      const orderNo = readText(readField(value, 'orderNo'));
      if (orderNo !== null) return orderNo;
    }
  }
  return state.mentions['order']?.[0] ?? state.page['order'] ?? null;
}

function titleIn({ pack }: Snapshot, id: string, title: string): string {
  const named = pack.intents[id]?.title ?? pack.flows[id]?.title;
  return named === undefined ? title : pickText(named, 'zh-CN');
}

function emotionOf({ understood, upset }: ConversationState): { label: string; upset: number } {
  return { label: understood?.emotion.label ?? 'neutral', upset };
}
