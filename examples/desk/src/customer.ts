import type { Order } from '@xiaoer/core';
import { eventDataSchemas, type EventData } from '@xiaoer/core/events';

/** The story that came with a hand-off. */
export type Ticket = EventData<'handoff.requested'>['ticket'];

/** Reads the ticket of a conversation; null where there is none. */
export function readTicket(value: unknown): Ticket | null {
  const read = eventDataSchemas['handoff.requested'].safeParse({ ticket: value });
  return read.success ? read.data.ticket : null;
}

function isOrder(value: unknown): value is Order {
  if (typeof value !== 'object' || value === null) return false;
  return 'orderNo' in value && 'state' in value && 'lines' in value && Array.isArray(value.lines);
}

/** The customer's orders as the merchant's profile hook gave them; what is no order is left out. */
export function readOrders(values: readonly unknown[]): readonly Order[] {
  return values.filter(isOrder);
}
