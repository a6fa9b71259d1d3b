import { parseEvent, type ConversationEvent } from '@xiaoer/core/events';
import {
  agentConversationSchema,
  agentQueueSchema,
  problemSchema,
  type AgentConversation,
  type AgentQueue,
} from '@xiaoer/core/protocol';

const base = '/api/xiaoer/v1/agent';

/** A conversation as the desk holds it: the server's answer with its events read. */
export interface DeskConversation extends Omit<AgentConversation, 'events'> {
  readonly events: readonly ConversationEvent[];
}

/** A call that did not work: `code` is server-kit's, or NETWORK_FAILED where there was no answer. */
export class DeskError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

async function call(path: string, body?: unknown): Promise<unknown> {
  const init: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${base}${path}`, init).catch(() => {
    throw new DeskError('NETWORK_FAILED', '连不上服务器');
  });
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  const problem = problemSchema.safeParse(safeJson(text));
  throw new DeskError(problem.data?.code ?? 'INTERNAL', problem.data?.detail ?? `服务器回答 ${response.status}`);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads what the server says of a conversation; events of a newer version are left out. */
export function readConversation(value: unknown): DeskConversation {
  const read = agentConversationSchema.parse(value);
  return { ...read, events: read.events.map(parseEvent).filter((event) => event !== null) };
}

/** Reads the waiting room. */
export function readQueue(value: unknown): AgentQueue {
  return agentQueueSchema.parse(value);
}

const at = (conversation: string): string => `/conversations/${encodeURIComponent(conversation)}`;

/** The agent routes of server-kit. Every call rejects with a DeskError. */
export const agentApi = {
  streamUrl: `${base}/stream`,
  claim: async (ticketId: string) => readConversation(await call(`/queue/${encodeURIComponent(ticketId)}/claim`, {})),
  conversation: async (id: string) => readConversation(await call(at(id))),
  send: (conversation: string, message: { id: string; text: string }) => call(`${at(conversation)}/messages`, message),
  typing: (conversation: string, isTyping: boolean) => call(`${at(conversation)}/typing`, { isTyping }),
  end: (conversation: string) => call(`${at(conversation)}/end`, {}),
};
