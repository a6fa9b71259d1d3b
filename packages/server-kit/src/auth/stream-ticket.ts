import { XiaoerError } from '@xiaoer/core/errors';
import { sessionUserSchema } from '@xiaoer/core/protocol';
import * as z from 'zod/mini';
import type { Journal } from '../journal.ts';
import type { CustomerSession } from './session-token.ts';

const tickets = 'stream-ticket';
const lifetimeMs = 60_000;

const ticketSchema = z.object({
  session: z.object({
    conversation: z.string(),
    user: z.nullable(sessionUserSchema),
    device: z.string(),
    expiresAt: z.number(),
  }),
  expiresAt: z.number(),
});

/** A ticket that opens one stream within 60 seconds: it may stand in a URL, where a token must not. */
export async function giveStreamTicket(
  journal: Journal,
  session: CustomerSession,
  now: number,
): Promise<{ ticket: string; expiresAt: number }> {
  const ticket = crypto.randomUUID();
  const expiresAt = now + lifetimeMs;
  await journal.change((change) => change.put(tickets, ticket, { session, expiresAt }, expiresAt));
  return { ticket, expiresAt };
}

/** The session behind a ticket, which is gone then. UNAUTHENTICATED when it was used, is too old or was never given. */
export async function takeStreamTicket(journal: Journal, ticket: string, now: number): Promise<CustomerSession> {
  const value = await journal.change(async (change) => {
    const found = await change.get(tickets, ticket);
    await change.remove(tickets, ticket);
    return found;
  });
  const parsed = ticketSchema.safeParse(value);
  if (parsed.success && parsed.data.expiresAt > now) return parsed.data.session;
  throw new XiaoerError(
    'UNAUTHENTICATED',
    'This stream ticket was used or is too old. Get a new one: POST /v1/stream-tickets.',
  );
}
