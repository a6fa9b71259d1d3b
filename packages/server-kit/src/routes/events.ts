import { eventAppendSchema, eventPageSchema, eventStoredSchema, typingSchema } from '@xiaoer/core/protocol';
import { readCustomerEvents, storeCustomerEvents } from '../events-from-customer.ts';
import { emptyReply, jsonReply, streamReply, textReply } from '../http/reply.ts';
import { conversationStream } from '../live/conversation-stream.ts';
import { waitForEntries } from '../live/wait-for-entries.ts';
import { cursorOf, numberOf, pageJson, requireReached } from './cursor.ts';
import type { Route } from './route.ts';
import { customerRoute } from './route.ts';

const after = 'Seq of the last event that the client has; 0 is the beginning.';

/** The conversation itself: writing, reading and following it. */
export const eventRoutes: readonly Route[] = [
  customerRoute({
    method: 'POST',
    path: '/v1/events',
    summary: 'Store events, once by id; durable when answered',
    body: eventAppendSchema,
    reply: eventStoredSchema,
    run: async ({ services, session }, body) =>
      jsonReply(await storeCustomerEvents(services, session, readCustomerEvents(body.events))),
  }),
  customerRoute({
    method: 'GET',
    path: '/v1/events',
    summary: 'Read events after a cursor, oldest first',
    query: { after, limit: 'Most events in the page, up to 500; default 200.' },
    reply: eventPageSchema,
    async run({ call, services, session }) {
      const page = await pageJson(
        services,
        session.conversation,
        cursorOf(call),
        Math.max(1, numberOf(call, 'limit', 200, 500)),
      );
      return textReply(page.json);
    },
  }),
  customerRoute({
    method: 'GET',
    path: '/v1/events/poll',
    summary: 'Like reading, but waits for the next event when there is none',
    query: { after, waitMs: 'How long to wait, up to 30,000; default 25,000.' },
    reply: eventPageSchema,
    async run({ call, services, session }) {
      const cursor = cursorOf(call);
      const waitMs = numberOf(call, 'waitMs', 25_000, 30_000);
      // Listening begins before reading: what is stored in between is not missed.
      const waiting = waitForEntries(services, session.conversation, waitMs, call.signal);
      try {
        const page = await pageJson(services, session.conversation, cursor, 200);
        if (!page.isEmpty || waitMs === 0) return textReply(page.json);
        await waiting.done;
        if (services.closing.aborted) return textReply(page.json);
        return textReply((await pageJson(services, session.conversation, cursor, 200)).json);
      } finally {
        waiting.stop();
      }
    },
  }),
  customerRoute({
    method: 'GET',
    path: '/v1/stream',
    summary: 'Follow the conversation as server-sent events; Last-Event-ID or after is the cursor',
    query: { after, ticket: 'Ticket of POST /v1/stream-tickets, instead of the Authorization header.' },
    reply: 'events',
    acceptsTicket: true,
    async run({ call, services, session }) {
      const cursor = cursorOf(call);
      const { conversation, expiresAt } = session;
      requireReached(cursor, (await services.journal.read(conversation, cursor, 0)).cursor);
      const body = conversationStream(services, conversation, cursor, expiresAt);
      return streamReply(services.live.admit(conversation, services.limits.streamsPerConversation, body));
    },
  }),
  customerRoute({
    method: 'POST',
    path: '/v1/typing',
    summary: 'Tell the agent that the customer is writing',
    body: typingSchema,
    reply: null,
    async run({ services, session }, body) {
      services.journal.typing(session.conversation, 'user', body.isTyping);
      return emptyReply();
    },
  }),
];
