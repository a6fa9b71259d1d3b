import type { EventOf } from './events.ts';
import { noticeRow } from './reduce-messages.ts';
import type { ConversationState, HandoffState } from './state.ts';

type HandoffEvent = EventOf<
  'handoff.offered' | 'handoff.requested' | 'handoff.queued' | 'handoff.assigned' | 'handoff.ended'
>;

/** Phases of a hand-off. An offer never takes back a request, and a queue position never takes back an agent. */
export function reduceHandoff(
  state: ConversationState,
  event: { [T in HandoffEvent['type']]: EventOf<T> }[HandoffEvent['type']],
): ConversationState {
  const { handoff } = state;
  switch (event.type) {
    case 'handoff.offered':
      return isActive(handoff) ? state : withHandoff(state, { phase: 'offered' });
    case 'handoff.requested':
      if (handoff.phase === 'queued' || handoff.phase === 'assigned') return state;
      return {
        ...withHandoff(state, {
          phase: 'requested',
          ticket: event.data.ticket,
          ticketId: null,
          position: null,
          isOpen: true,
          agent: null,
          endedBy: null,
        }),
        rating: null,
      };
    case 'handoff.queued': {
      const { ticketId, position, isOpen } = event.data;
      if (handoff.ticketId === ticketId && (handoff.phase === 'assigned' || handoff.phase === 'ended')) return state;
      return withHandoff(state, { phase: 'queued', ticketId, position, isOpen });
    }
    case 'handoff.assigned': {
      const { ticketId, agent } = event.data;
      return {
        ...withHandoff(state, { phase: 'assigned', ticketId, agent, position: null, isOpen: true, endedBy: null }),
        messages: [...state.messages, noticeRow(event, 'handoff.assigned', agent.name)],
        misses: 0,
      };
    }
    case 'handoff.ended': {
      if (!isActive(handoff)) return handoff.phase === 'offered' ? withHandoff(state, { phase: 'none' }) : state;
      const agentName = handoff.agent?.name ?? null;
      return {
        ...withHandoff(state, { phase: 'ended', position: null, endedBy: event.data.by }),
        messages: [...state.messages, noticeRow(event, 'handoff.ended', agentName)],
        // What upset the customer was heard by a person: the bot starts afresh instead of handing over again at once.
        misses: 0,
        upset: 0,
        recentUpset: [],
      };
    }
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

/** True while a person is on the way or there. */
export function isActive(handoff: HandoffState): boolean {
  return handoff.phase === 'requested' || handoff.phase === 'queued' || handoff.phase === 'assigned';
}

function withHandoff(state: ConversationState, change: Partial<HandoffState>): ConversationState {
  return { ...state, handoff: { ...state.handoff, ...change } };
}
