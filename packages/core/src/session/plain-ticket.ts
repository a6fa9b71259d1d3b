import { redact } from '../privacy/redact.ts';
import type { EventDraft } from './events.ts';
import { isActive } from './reduce-handoff.ts';
import type { ConversationState } from './state.ts';
import type { Ticket } from './ticket.ts';

const transcriptLength = 30;

/** The last messages as the person reads them, redacted. Pure. */
export function transcriptOf({ messages }: ConversationState): Ticket['transcript'] {
  return messages
    .flatMap(({ from, text, at }) => (from === 'notice' || text === '' ? [] : [{ from, text: redact(text), at }]))
    .slice(-transcriptLength);
}

/** The customer's last words in one line, redacted; null where he has said nothing. Pure. */
export function lastWords({ messages }: ConversationState): string | null {
  const said = messages.filter(({ from, text }) => from === 'user' && text.trim() !== '').slice(-3);
  const words = said.map(({ text }) => `“${redact(text).slice(0, 80)}”`);
  return words.length === 0 ? null : `顾客说：${words.join(' ')}`;
}

/** Asks for a person while there is no mind to tell the story: what was said stands for it. Nothing where one is on the way. Pure. */
export function plainHandoff(state: ConversationState): readonly EventDraft[] {
  if (isActive(state.handoff)) return [];
  const ticket: Ticket = {
    summary: lastWords(state) ?? '',
    reason: 'asked',
    queue: 'general',
    tried: [],
    slots: {},
    orderNo: state.mentions['order']?.[0] ?? state.page['order'] ?? null,
    emotion: { label: state.understood?.emotion.label ?? 'neutral', upset: state.upset },
    page: { ...state.page },
    locale: state.locale,
    transcript: transcriptOf(state),
  };
  return [{ type: 'handoff.requested', data: { ticket } }];
}
