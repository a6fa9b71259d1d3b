import {
  agentConversationSchema,
  agentMessageSchema,
  agentQueueSchema,
  eventStoredSchema,
  typingSchema,
} from '@xiaoer/core/protocol';
import { agentConversationJson } from '../handoff/agent-conversation.ts';
import { claimTicket, closeTicket, ticketOfAgent } from '../handoff/handoffs.ts';
import { emptyReply, jsonReply, streamReply, textReply } from '../http/reply.ts';
import { agentQueueOf, agentStream } from '../live/agent-stream.ts';
import type { Route } from './route.ts';
import { agentRoute } from './route.ts';

const streamsPerAgent = 8;

/** The desk. */
export const agentRoutes: readonly Route[] = [
  agentRoute({
    method: 'GET',
    path: '/v1/agent/queue',
    summary: 'The waiting room, next to be served first, and what this agent has open',
    reply: agentQueueSchema,
    run: async ({ services, agent }) => jsonReply(await agentQueueOf(services, agent)),
  }),
  agentRoute({
    method: 'POST',
    path: '/v1/agent/queue/:ticketId/claim',
    summary: 'Take a waiting conversation',
    reply: agentConversationSchema,
    async run({ services, agent, params, requestId }) {
      const record = await services.journal.change((change) => claimTicket(change, params['ticketId'] ?? '', agent));
      return textReply(await agentConversationJson(services, record.conversation, requestId));
    },
  }),
  agentRoute({
    method: 'GET',
    path: '/v1/agent/conversations/:id',
    summary: 'All that the desk shows of a conversation',
    reply: agentConversationSchema,
    run: async ({ services, params, requestId }) =>
      textReply(await agentConversationJson(services, params['id'] ?? '', requestId)),
  }),
  agentRoute({
    method: 'POST',
    path: '/v1/agent/conversations/:id/messages',
    summary: 'Say something to the customer, once by id',
    body: agentMessageSchema,
    reply: eventStoredSchema,
    async run({ services, agent, params }, body) {
      const conversation = params['id'] ?? '';
      const { id: agentId, name } = agent;
      const answer = await services.journal.change(async (change) => {
        await ticketOfAgent(change, conversation, agent);
        const said = { type: 'agent.said', data: { text: body.text, agent: { id: agentId, name } } } as const;
        const { seq } = await change.state(conversation, said, body.id);
        return { stored: [{ id: body.id, seq }], cursor: await change.cursor(conversation) };
      });
      return jsonReply(answer);
    },
  }),
  agentRoute({
    method: 'POST',
    path: '/v1/agent/conversations/:id/typing',
    summary: 'Tell the customer that the agent is writing',
    body: typingSchema,
    reply: null,
    async run({ services, agent, params }, body) {
      const conversation = params['id'] ?? '';
      await services.journal.change((change) => ticketOfAgent(change, conversation, agent));
      services.journal.typing(conversation, 'agent', body.isTyping);
      return emptyReply();
    },
  }),
  agentRoute({
    method: 'POST',
    path: '/v1/agent/conversations/:id/end',
    summary: 'End the talk; the bot takes over again',
    reply: null,
    async run({ services, agent, params }) {
      const conversation = params['id'] ?? '';
      await services.journal.change(async (change) => {
        const { ticketId } = await ticketOfAgent(change, conversation, agent);
        await closeTicket(change, conversation);
        await change.state(conversation, { type: 'handoff.ended', data: { ticketId, by: 'agent' } });
      });
      return emptyReply();
    },
  }),
  agentRoute({
    method: 'GET',
    path: '/v1/agent/stream',
    summary: 'Live: `queue` at each change of the waiting room, `conversation` and `typing` of what waits or is mine',
    reply: 'events',
    run: async ({ services, agent }) =>
      streamReply(services.live.admit(`agent ${agent.id}`, streamsPerAgent, agentStream(services, agent))),
  }),
];
