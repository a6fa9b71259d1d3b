import type { ConversationEvent, EventData } from './events.ts';
import { reduceDecision, reduceUnderstanding } from './reduce-decision.ts';
import { reduceAction, reduceFlow } from './reduce-flow.ts';
import { reduceHandoff } from './reduce-handoff.ts';
import { agentRow, botRow, rateRow, userRows, withMentions } from './reduce-messages.ts';
import type { ConversationState } from './state.ts';

/** The state after one more event. Pure: replay runs no port. Parts that an event does not touch keep their identity. */
export function reduce(state: ConversationState, event: ConversationEvent): ConversationState {
  switch (event.type) {
    case 'conversation.started':
    case 'locale.changed':
      return { ...state, locale: event.data.locale };
    case 'page.changed':
      return { ...state, page: event.data.page, mentions: withMentions(state.mentions, pageMentions(event.data.page)) };
    case 'user.identified':
      return { ...state, user: identified(state.user, event.data) };
    case 'user.said':
      return { ...state, messages: [...state.messages, ...userRows(event)], turn: event.turn };
    case 'bot.said':
      return {
        ...state,
        messages: [...state.messages, botRow(event)],
        mentions: withMentions(state.mentions, event.data.mentions),
      };
    case 'agent.said':
      return { ...state, messages: [...state.messages, agentRow(event)] };
    case 'message.rated':
      return { ...state, messages: rateRow(state.messages, event.data.message, event.data.thumb) };
    case 'rating.given':
      return { ...state, rating: event.data.score };
    case 'intent.recognized':
      return reduceUnderstanding(state, event);
    case 'policy.decided':
      return reduceDecision(state, event);
    case 'flow.started':
    case 'step.reached':
    case 'slot.set':
    case 'slot.cleared':
    case 'flow.ended':
      return reduceFlow(state, event);
    case 'action.started':
    case 'action.succeeded':
    case 'action.failed':
      return reduceAction(state, event);
    case 'handoff.offered':
    case 'handoff.requested':
    case 'handoff.queued':
    case 'handoff.assigned':
    case 'handoff.ended':
      return reduceHandoff(state, event);
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

/** What the page shows counts as spoken about: “this one” on a new page is no longer the one before. */
function pageMentions(page: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const kinds = ['product', 'order'].filter((kind) => page[kind] !== undefined);
  return Object.fromEntries(kinds.map((kind) => [kind, [page[kind] ?? '']]));
}

type User = ConversationState['user'];

/** A later claim of the page about the same customer takes nothing from what the server verified. */
function identified(user: User, data: EventData<'user.identified'>): User {
  const isSame = user.id !== null && user.id === data.id;
  return {
    id: data.id,
    name: data.name ?? (isSame ? user.name : null),
    level: data.level ?? (isSame ? user.level : null),
    isVerified: data.verified || (isSame && user.isVerified),
  };
}
