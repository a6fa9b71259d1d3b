import { XiaoerError } from '@xiaoer/core/errors';
import { handoffCreateSchema, handoffStateSchema } from '@xiaoer/core/protocol';
import { readCustomerEvents, storeCustomerEvents } from '../events-from-customer.ts';
import { closeTicket, handoffSummaryOf, newestTicketOf } from '../handoff/handoffs.ts';
import { emptyReply, jsonReply } from '../http/reply.ts';
import type { Services } from '../services.ts';
import type { Route } from './route.ts';
import { customerRoute } from './route.ts';

/** Asking for a person, and no longer wanting one. */
export const handoffRoutes: readonly Route[] = [
  customerRoute({
    method: 'POST',
    path: '/v1/handoffs',
    summary: 'Ask for a person; the same as storing a handoff.requested event',
    body: handoffCreateSchema,
    reply: handoffStateSchema,
    async run({ services, session }, body) {
      const { id, ticket } = body;
      const stamp = { id, seq: null, device: session.device, counter: 0, at: services.clock.now(), turn: null };
      await storeCustomerEvents(
        services,
        session,
        readCustomerEvents([{ ...stamp, type: 'handoff.requested', data: { ticket } }]),
      );
      return jsonReply(await summaryOf(services, session.conversation), 201);
    },
  }),
  customerRoute({
    method: 'GET',
    path: '/v1/handoffs/current',
    summary: 'How the hand-off stands',
    reply: handoffStateSchema,
    run: async ({ services, session }) => jsonReply(await summaryOf(services, session.conversation)),
  }),
  customerRoute({
    method: 'DELETE',
    path: '/v1/handoffs/current',
    summary: 'Leave the waiting room or end the talk with a person',
    reply: null,
    async run({ services, session }) {
      await services.journal.change(async (change) => {
        const record = await closeTicket(change, session.conversation);
        if (record === null) throw new XiaoerError('NOT_FOUND', 'No hand-off is open in this conversation.');
        await change.state(session.conversation, {
          type: 'handoff.ended',
          data: { ticketId: record.ticketId, by: 'user' },
        });
      });
      return emptyReply();
    },
  }),
];

async function summaryOf(services: Services, conversation: string) {
  const record = await services.journal.change((change) => newestTicketOf(change, conversation));
  return handoffSummaryOf(record, services.isOpen(services.clock.now()));
}
