import { XiaoerError } from '@xiaoer/core/errors';
import type { HandoffSummary, SessionUser } from '@xiaoer/core/protocol';
import type { Agent } from '../auth/agent.ts';
import type { Change } from '../journal.ts';
import type { StoreTransaction } from '../store.ts';
import type { Route } from './handoff-options.ts';
import type { Ticket, TicketRecord } from './ticket-record.ts';
import { compareTickets, ticketRecordSchema } from './ticket-record.ts';

/** Open tickets by id, finished ones by id, and the newest ticket id of each conversation. */
const openTickets = 'ticket.open';
const endedTickets = 'ticket.ended';
const newestTicket = 'ticket.of-conversation';

/** What a request for a person needs beside the conversation. */
export interface HandoffRequest {
  readonly user: SessionUser | null;
  readonly ticket: Ticket;
  readonly route: Route;
  readonly isOpen: boolean;
  readonly now: number;
}

/** Puts a conversation into the waiting room and tells it its position. One that waits or is served already stays as it is. */
export async function requestHandoff(change: Change, conversation: string, request: HandoffRequest): Promise<void> {
  const open = await openTicketOf(change, conversation);
  if (open !== null) return;
  const { user, ticket, route, isOpen, now } = request;
  const record: TicketRecord = {
    ticketId: crypto.randomUUID(),
    conversation,
    user,
    ticket,
    queue: route.queue,
    priority: route.priority,
    createdAt: now,
    phase: 'queued',
    agent: null,
    position: null,
    isOpen,
  };
  await change.put(openTickets, record.ticketId, record);
  await change.put(newestTicket, conversation, record.ticketId);
  await tellPositions(change);
}

/** Gives a waiting ticket to an agent; the same agent may ask again. NOT_FOUND when it is over, CONFLICT when another has it. */
export async function claimTicket(change: Change, ticketId: string, agent: Agent): Promise<TicketRecord> {
  const record = parse(await change.get(openTickets, ticketId));
  if (record === null)
    throw new XiaoerError('NOT_FOUND', 'This request is over: the customer left or another agent ended it.');
  if (record.agent?.id === agent.id) return record;
  if (record.agent !== null) throw new XiaoerError('CONFLICT', `${record.agent.name} has taken this conversation.`);
  const claimed: TicketRecord = {
    ...record,
    phase: 'assigned',
    agent: { id: agent.id, name: agent.name },
    position: null,
  };
  await change.put(openTickets, ticketId, claimed);
  await change.state(record.conversation, {
    type: 'handoff.assigned',
    data: { ticketId, agent: { id: agent.id, name: agent.name } },
  });
  await tellPositions(change);
  return claimed;
}

/** The ticket that this agent works on in that conversation. CONFLICT when it is not his, or over. */
export async function ticketOfAgent(change: Change, conversation: string, agent: Agent): Promise<TicketRecord> {
  const record = await openTicketOf(change, conversation);
  if (record === null)
    throw new XiaoerError('CONFLICT', 'This conversation is with nobody now: the hand-off has ended.');
  if (record.agent === null)
    throw new XiaoerError('CONFLICT', 'Take this conversation first: POST /v1/agent/queue/<ticketId>/claim.');
  if (record.agent.id !== agent.id)
    throw new XiaoerError('CONFLICT', `${record.agent.name} has taken this conversation.`);
  return record;
}

/** Takes a conversation out of the waiting room or away from its agent. The event that says so is the caller's. */
export async function closeTicket(change: Change, conversation: string): Promise<TicketRecord | null> {
  const record = await openTicketOf(change, conversation);
  if (record === null) return null;
  await change.remove(openTickets, record.ticketId);
  await change.put(endedTickets, record.ticketId, { ...record, phase: 'ended', position: null });
  await tellPositions(change);
  return record;
}

/** The newest ticket of a conversation, open or over; null when it never asked for a person. */
export async function newestTicketOf(
  transaction: StoreTransaction,
  conversation: string,
): Promise<TicketRecord | null> {
  const ticketId = await transaction.get(newestTicket, conversation);
  if (typeof ticketId !== 'string') return null;
  return parse((await transaction.get(openTickets, ticketId)) ?? (await transaction.get(endedTickets, ticketId)));
}

/** All open tickets, next to be served first. */
export async function listTickets(transaction: StoreTransaction): Promise<readonly TicketRecord[]> {
  const records = (await transaction.list(openTickets)).map(parse).filter((record) => record !== null);
  return records.toSorted(compareTickets);
}

/** How a conversation's hand-off stands. */
export function handoffSummaryOf(record: TicketRecord | null, isOpenNow: boolean): HandoffSummary {
  if (record === null) return { ticketId: null, phase: 'none', position: null, isOpen: isOpenNow };
  return { ticketId: record.ticketId, phase: record.phase, position: record.position, isOpen: isOpenNow };
}

async function openTicketOf(transaction: StoreTransaction, conversation: string): Promise<TicketRecord | null> {
  const record = await newestTicketOf(transaction, conversation);
  return record === null || record.phase === 'ended' ? null : record;
}

/** Tells each waiting conversation its position within its queue, where that is not what it was told last. */
async function tellPositions(change: Change): Promise<void> {
  change.queueChanged();
  const lengths = new Map<string, number>();
  for (const record of await listTickets(change)) {
    if (record.phase !== 'queued') continue;
    const position = (lengths.get(record.queue) ?? 0) + 1;
    lengths.set(record.queue, position);
    if (record.position === position) continue;
    await change.put(openTickets, record.ticketId, { ...record, position });
    const { ticketId, isOpen } = record;
    await change.state(record.conversation, { type: 'handoff.queued', data: { ticketId, position, isOpen } });
  }
}

function parse(value: unknown): TicketRecord | null {
  return value === null ? null : ticketRecordSchema.parse(value);
}
