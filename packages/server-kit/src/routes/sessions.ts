import { sessionCreateSchema, sessionSchema, streamTicketSchema } from '@xiaoer/core/protocol';
import type { Session } from '@xiaoer/core/protocol';
import { giveStreamTicket } from '../auth/stream-ticket.ts';
import { conversationOf, guestConversation } from '../conversations.ts';
import { jsonReply } from '../http/reply.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Route } from './route.ts';
import { customerRoute, openRoute } from './route.ts';

/** Beginning a session and getting into a stream. */
export const sessionRoutes: readonly Route[] = [
  openRoute({
    method: 'POST',
    path: '/v1/sessions',
    summary: 'Begin a session: as a verified customer with an identity, else as a guest',
    body: sessionCreateSchema,
    reply: sessionSchema,
    async run({ call, services, note }, body) {
      note(services.take.session(clientAddress(call, services.trustProxy)));
      const { journal, tokens, clock } = services;
      const identity = body.identity === undefined ? null : await services.verifyIdentity(body.identity);
      const resumed = identity !== null || !body.resume ? null : await tokens.readResume(body.resume);
      const { conversation, cursor } = await journal.change(async (change) => {
        const found =
          identity === null
            ? await guestConversation(change, resumed, clock.now())
            : await conversationOf(change, identity, clock.now());
        return { conversation: found, cursor: await change.cursor(found) };
      });
      const user = identity?.user ?? null;
      const { token, session } = await tokens.open({ conversation, user, device: body.device });
      const answer: Session = {
        token,
        expiresAt: session.expiresAt,
        conversation,
        trust: user === null ? 'anonymous' : 'verified',
        user,
        resume: user === null ? await tokens.resume(conversation) : '',
        cursor,
      };
      return jsonReply(answer, 201);
    },
  }),
  customerRoute({
    method: 'POST',
    path: '/v1/stream-tickets',
    summary: 'Get a ticket that opens one stream within 60 seconds, for EventSource',
    reply: streamTicketSchema,
    async run({ services, session }) {
      return jsonReply(await giveStreamTicket(services.journal, session, services.clock.now()), 201);
    },
  }),
];
