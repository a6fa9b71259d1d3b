import { XiaoerError } from '@xiaoer/core/errors';
import type { ConversationEvent } from '@xiaoer/core/events';
import { parseEvent, serverEventTypes } from '@xiaoer/core/events';
import type { CustomerSession } from './auth/session-token.ts';
import { closeTicket, requestHandoff } from './handoff/handoffs.ts';
import { routeTicket } from './handoff/route-ticket.ts';
import type { Services } from './services.ts';

/** Reads events of a customer's device. REQUEST_INVALID names the first one that is malformed or not his to write. */
export function readCustomerEvents(values: readonly unknown[]): readonly ConversationEvent[] {
  return values.map((value, index) => {
    const event = parseEvent(value);
    if (event === null) {
      throw new XiaoerError(
        'REQUEST_INVALID',
        `events[${index}] is no event: its type is unknown or a field is missing or wrong.`,
        {
          data: { index },
        },
      );
    }
    const why = whyRefused(event);
    if (why === null) return event;
    throw new XiaoerError('REQUEST_INVALID', `events[${index}] (${event.id}) is refused: ${why}.`, {
      data: { index, event: event.id },
    });
  });
}

/**
 * Stores events in their order, once by id, and does what they ask for: a hand-off or its end. All or nothing; the
 * answer is durable.
 */
export async function storeCustomerEvents(
  services: Services,
  session: CustomerSession,
  events: readonly ConversationEvent[],
): Promise<{ readonly stored: readonly { readonly id: string; readonly seq: number }[]; readonly cursor: number }> {
  const { journal, clock, handoff, isOpen, log } = services;
  const { conversation, user } = session;
  const routes = await Promise.all(
    events.map(async (event) =>
      event.type === 'handoff.requested' ? routeTicket(event.data.ticket, user, handoff, log) : null,
    ),
  );
  return journal.change(async (change) => {
    const stored = [];
    for (const [index, event] of events.entries()) {
      const { seq, isNew } = await change.record(conversation, event);
      stored.push({ id: event.id, seq });
      if (!isNew) continue;
      const route = routes[index];
      if (event.type === 'handoff.requested' && route) {
        const now = clock.now();
        await requestHandoff(change, conversation, {
          user,
          ticket: event.data.ticket,
          route,
          isOpen: isOpen(now),
          now,
        });
      }
      if (event.type === 'handoff.ended') await closeTicket(change, conversation);
    }
    return { stored, cursor: await change.cursor(conversation) };
  });
}

function whyRefused(event: ConversationEvent): string | null {
  if (serverEventTypes.includes(event.type)) return `only the server writes ${event.type}`;
  if (event.type === 'user.identified' && event.data.verified)
    return 'only the server says that a customer is verified';
  if (event.type === 'handoff.ended' && event.data.by !== 'user')
    return `a customer ends a hand-off by "user", not by "${event.data.by}"`;
  return null;
}
