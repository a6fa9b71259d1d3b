import { XiaoerError } from '@xiaoer/core/errors';
import type { SessionUser } from '@xiaoer/core/protocol';
import { sessionUserSchema } from '@xiaoer/core/protocol';
import * as z from 'zod/mini';
import type { VerifiedIdentity } from './auth/verify-identity.ts';
import type { Change } from './journal.ts';

/** The conversation of each verified customer, and what is known of each conversation. */
const conversationOfUser = 'conversation.of-user';
const conversations = 'conversation';
const usedProofs = 'identity.used';

/** What is kept of a conversation beside its events. `user` is null for a guest's. */
const conversationRecordSchema = z.object({ user: z.nullable(sessionUserSchema), createdAt: z.number() });
export type ConversationRecord = z.infer<typeof conversationRecordSchema>;

/**
 * The one conversation of a verified customer, made at the first visit. The server states who he is when that is new
 * to the conversation or has changed. IDENTITY_INVALID when a proof that holds once was used before.
 */
export async function conversationOf(change: Change, identity: VerifiedIdentity, now: number): Promise<string> {
  const { user, once } = identity;
  if (once !== null) {
    const key = `${user.id}\n${once.id}`;
    if ((await change.get(usedProofs, key)) !== null) {
      throw new XiaoerError(
        'IDENTITY_INVALID',
        'The identity token is refused: it was used before. Ask the shop for a new one.',
      );
    }
    await change.put(usedProofs, key, true, once.expiresAt);
  }
  const known = await change.get(conversationOfUser, user.id);
  const conversation = typeof known === 'string' ? known : crypto.randomUUID();
  if (known === null) await change.put(conversationOfUser, user.id, conversation);
  const record = await findConversation(change, conversation);
  if (!isSameUser(record?.user ?? null, user)) {
    await change.put(conversations, conversation, { user, createdAt: record?.createdAt ?? now });
    await change.state(conversation, { type: 'user.identified', data: { ...user, verified: true } });
  }
  return conversation;
}

/** A guest's conversation: the one that his resume token names, or a new one. */
export async function guestConversation(change: Change, resumed: string | null, now: number): Promise<string> {
  const record = resumed === null ? null : await findConversation(change, resumed);
  // A customer's conversation opens to his identity only, whatever token somebody kept.
  if (resumed !== null && record !== null && record.user === null) return resumed;
  const conversation = crypto.randomUUID();
  await change.put(conversations, conversation, { user: null, createdAt: now });
  return conversation;
}

/** What is kept of a conversation; null when there is none. */
export async function findConversation(
  change: Pick<Change, 'get'>,
  conversation: string,
): Promise<ConversationRecord | null> {
  const value = await change.get(conversations, conversation);
  return value === null ? null : z.parse(conversationRecordSchema, value);
}

function isSameUser(left: SessionUser | null, right: SessionUser): boolean {
  return left !== null && left.id === right.id && left.name === right.name && left.level === right.level;
}
