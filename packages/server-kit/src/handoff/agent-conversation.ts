import { XiaoerError } from '@xiaoer/core/errors';
import type { SessionUser } from '@xiaoer/core/protocol';
import { findConversation } from '../conversations.ts';
import { entryJson } from '../journal.ts';
import type { CustomerProfile } from '../options.ts';
import type { Services } from '../services.ts';
import { newestTicketOf } from './handoffs.ts';

/** Newest events that the desk gets at once; a conversation of a thousand events is about a hundred turns. */
const eventLimit = 1000;
const profileTimeoutMs = 3000;

/** All that the desk shows of a conversation, as JSON. NOT_FOUND for one that never asked for a person. */
export async function agentConversationJson(
  services: Services,
  conversation: string,
  requestId: string,
): Promise<string> {
  const { journal } = services;
  const { record, newest, end } = await journal.change(async (change) => ({
    record: await findConversation(change, conversation),
    newest: await newestTicketOf(change, conversation),
    end: await change.cursor(conversation),
  }));
  if (newest === null) throw new XiaoerError('NOT_FOUND', 'No conversation that asked for a person has this id.');
  const user = record?.user ?? newest.user;
  const { profile, orders } = await profileOf(services, user, requestId);
  const { entries } = await journal.read(conversation, Math.max(0, end - eventLimit), eventLimit);
  const head = { conversation, ticketId: newest.ticketId, ticket: newest.ticket, user, profile, orders };
  const events = entries.map(entryJson).join(',');
  return `${JSON.stringify(head).slice(0, -1)},"events":[${events}],"cursor":${entries.at(-1)?.seq ?? 0}}`;
}

/** The merchant's own words on a customer; nothing when his hook fails or takes too long, since the desk can do without. */
async function profileOf(services: Services, user: SessionUser | null, requestId: string): Promise<CustomerProfile> {
  const nothing = { profile: {}, orders: [] };
  const { profile, clock, log } = services;
  if (user === null || profile === undefined) return nothing;
  let cancel: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(profileTimeoutMs, () => reject(new Error(`profile took longer than ${profileTimeoutMs} ms`)));
  });
  try {
    const found = await Promise.race([Promise.resolve().then(() => profile(user)), late]);
    return { profile: { ...found.profile }, orders: [...found.orders] };
  } catch (detail) {
    log({ level: 'error', message: 'The profile hook failed', requestId, detail });
    return nothing;
  } finally {
    cancel();
  }
}
