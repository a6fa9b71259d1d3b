import type { EventData } from '@xiaoer/core/events';
import type { AgentQueueItem } from '@xiaoer/core/protocol';
import { sessionUserSchema } from '@xiaoer/core/protocol';
import * as z from 'zod/mini';

/** The story that comes with a hand-off. */
export type Ticket = EventData<'handoff.requested'>['ticket'];

/** A hand-off as it is kept. `position` is what the customer was told last. */
export const ticketRecordSchema = z.object({
  ticketId: z.string(),
  conversation: z.string(),
  user: z.nullable(sessionUserSchema),
  // Checked when it came; a stored one is trusted.
  ticket: z.custom<Ticket>((value) => typeof value === 'object' && value !== null),
  queue: z.string(),
  priority: z.number(),
  createdAt: z.number(),
  phase: z.enum(['queued', 'assigned', 'ended']),
  agent: z.nullable(z.object({ id: z.string(), name: z.string() })),
  position: z.nullable(z.number()),
  isOpen: z.boolean(),
});

export type TicketRecord = z.infer<typeof ticketRecordSchema>;

/** From this on a customer counts as upset and goes before others of his priority. */
const upsetFrom = 0.6;

/** Who is served first: priority, then upset customers, then who came first. Sorts an array. */
export function compareTickets(left: TicketRecord, right: TicketRecord): number {
  const isUpset = (record: TicketRecord) => Number(record.ticket.emotion.upset >= upsetFrom);
  return (
    right.priority - left.priority ||
    isUpset(right) - isUpset(left) ||
    left.createdAt - right.createdAt ||
    (left.ticketId < right.ticketId ? -1 : 1)
  );
}

/** The line of a ticket in the waiting room. */
export function queueItemOf(record: TicketRecord): AgentQueueItem {
  const { ticketId, conversation, user, queue, priority, createdAt, agent, ticket } = record;
  const phase = record.phase === 'assigned' ? 'assigned' : 'queued';
  const { summary, emotion } = ticket;
  return { ticketId, conversation, user, summary, queue, priority, upset: emotion.upset, createdAt, phase, agent };
}
