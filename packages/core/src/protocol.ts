import * as z from 'zod/mini';
import { XiaoerError } from './errors.ts';

/*
 * Every call between a face and server-kit. Base path is the host's (`/api/xiaoer` in the examples); JSON, errors are problem+json (RFC 9457).
 * Customer calls carry `Authorization: Bearer <session token>`; agent calls an agent token.
 *   POST   /v1/sessions                      SessionCreate → Session
 *   POST   /v1/events                        EventAppend → EventStored            (once by id; durable before the answer)
 *   GET    /v1/events?after=&limit=          → EventPage
 *   GET    /v1/events/poll?after=&waitMs=    → EventPage                          (long-poll, same cursor)
 *   POST   /v1/stream-tickets                → StreamTicket                       (single use, ≤ 60 s, for EventSource)
 *   GET    /v1/stream                        → SSE: `id: <seq>` + `event: conversation` + data ConversationEvent; `event: typing`; comment pings.
 *                                              Cursor: Last-Event-ID header or ?after=. Auth: bearer (fetch streaming) or ?ticket=.
 *   POST   /v1/lookups/:name                 LookupRequest → LookupResult
 *   POST   /v1/handoffs                      HandoffCreate → HandoffState         (appends handoff.requested; the same event by /v1/events does the same)
 *   GET    /v1/handoffs/current              → HandoffState;  DELETE ends it
 *   POST   /v1/typing                        Typing → 204
 *   GET    /v1/agent/queue                   → AgentQueue
 *   POST   /v1/agent/queue/:ticketId/claim   → AgentConversation
 *   GET    /v1/agent/conversations/:id       → AgentConversation
 *   POST   /v1/agent/conversations/:id/messages   AgentMessage → EventStored
 *   POST   /v1/agent/conversations/:id/typing     Typing → 204
 *   POST   /v1/agent/conversations/:id/end        → 204
 *   GET    /v1/agent/stream                  → SSE: `event: queue` (AgentQueue), `event: conversation` ({ conversation, event })
 *   GET    /healthz  /readyz  /openapi.json
 */

const id = z.string().check(z.minLength(1), z.maxLength(128));

/** Identity: a short JWT of the merchant (`sub` is the customer), or the HMAC-SHA256 hex of the customer's id for sites that migrate. */
export const identitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('jwt'), token: z.string().check(z.maxLength(8192)) }),
  z.object({ kind: z.literal('hmac'), user: id, hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
]);

export const sessionCreateSchema = z.object({
  identity: z.optional(identitySchema),
  /** Given by an earlier session; a guest gets his conversation back with it. */
  resume: z.optional(z.string().check(z.maxLength(512))),
  channel: z.optional(z.string().check(z.maxLength(32))),
  locale: z.optional(z.string().check(z.maxLength(16))),
  device: z.string().check(z.minLength(1), z.maxLength(64)),
});

export const sessionUserSchema = z.object({ id, name: z.optional(z.string()), level: z.optional(z.string()) });

export const sessionSchema = z.object({
  token: z.string(),
  /** Epoch milliseconds; ask for a new session before then. */
  expiresAt: z.number(),
  conversation: id,
  trust: z.enum(['anonymous', 'verified']),
  user: z.nullable(sessionUserSchema),
  /** Brings a guest back to his conversation; empty for a verified customer, whose identity does that. */
  resume: z.string(),
  /** Highest seq stored so far. */
  cursor: z.int(),
});

export const eventAppendSchema = z.object({ events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(100)) });
export const eventStoredSchema = z.object({
  stored: z.array(z.object({ id: z.string(), seq: z.int() })),
  cursor: z.int(),
});
export const eventPageSchema = z.object({ events: z.array(z.unknown()), cursor: z.int(), hasMore: z.boolean() });
export const streamTicketSchema = z.object({ ticket: z.string(), expiresAt: z.number() });
export const lookupRequestSchema = z.object({
  input: z.record(z.string(), z.unknown()),
  key: z.optional(z.string().check(z.maxLength(128))),
});
/** `notFound`: the merchant has nothing of that kind for this customer. An answer, not an HTTP error: consoles stay clean. */
export const lookupResultSchema = z.object({ output: z.unknown(), notFound: z.optional(z.literal(true)) });
/** What a lookup gave. Throws NOT_FOUND where the merchant has nothing of that kind for this customer. */
export function lookupOutput(name: string, answer: unknown): unknown {
  const { output, notFound } = lookupResultSchema.parse(answer);
  if (notFound === true) throw new XiaoerError('NOT_FOUND', `Lookup ${name} found nothing for this customer.`);
  return output ?? null;
}
export const typingSchema = z.object({ isTyping: z.boolean() });
export const handoffCreateSchema = z.object({ id, ticket: z.unknown() });
export const handoffStateSchema = z.object({
  ticketId: z.nullable(z.string()),
  phase: z.enum(['none', 'queued', 'assigned', 'ended']),
  position: z.nullable(z.int()),
  isOpen: z.boolean(),
});

const queueItem = z.object({
  ticketId: z.string(),
  conversation: id,
  user: z.nullable(sessionUserSchema),
  summary: z.string(),
  queue: z.string(),
  priority: z.int(),
  upset: z.number(),
  createdAt: z.number(),
  phase: z.enum(['queued', 'assigned']),
  agent: z.nullable(z.object({ id: z.string(), name: z.string() })),
});
/** The waiting room: highest priority first, then upset customers, then oldest first; then what this agent has open. */
export const agentQueueSchema = z.object({ waiting: z.array(queueItem), mine: z.array(queueItem) });
/** All that the desk shows of one conversation; `profile` and `orders` come from the merchant's `profile` hook. */
export const agentConversationSchema = z.object({
  conversation: id,
  ticketId: z.nullable(z.string()),
  ticket: z.unknown(),
  user: z.nullable(sessionUserSchema),
  profile: z.record(z.string(), z.unknown()),
  orders: z.array(z.unknown()),
  events: z.array(z.unknown()),
  cursor: z.int(),
});
export const agentMessageSchema = z.object({
  id: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  text: z.string().check(z.minLength(1), z.maxLength(4000)),
});

/** RFC 9457. `type` is `https://xiaoer.dev/problems/<code in kebab-case>`; nothing is served there that a client needs. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  code: z.string(),
  requestId: z.string(),
  retryable: z.boolean(),
  retryAfterMs: z.optional(z.number()),
});

export type Identity = z.infer<typeof identitySchema>;
export type SessionCreate = z.infer<typeof sessionCreateSchema>;
export type Session = z.infer<typeof sessionSchema>;
export type SessionUser = z.infer<typeof sessionUserSchema>;
export type EventPage = z.infer<typeof eventPageSchema>;
export type EventStored = z.infer<typeof eventStoredSchema>;
export type AgentQueue = z.infer<typeof agentQueueSchema>;
export type AgentQueueItem = z.infer<typeof queueItem>;
export type AgentConversation = z.infer<typeof agentConversationSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type HandoffSummary = z.infer<typeof handoffStateSchema>;
