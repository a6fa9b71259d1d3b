import type { AgentConversation, AgentQueue } from '@xiaoer/core/protocol';
import { agentConversationSchema, agentQueueSchema } from '@xiaoer/core/protocol';
import type { Answer, TestKit } from './test-kit.ts';
import { agentToken } from './test-kit.ts';

/** The desk of one agent over a test kit. */
export interface Desk {
  queue(): Promise<AgentQueue>;
  /** The raw answer of taking a ticket. */
  claim(ticketId: string): Promise<Answer>;
  /** Takes the first in line. */
  claimNext(): Promise<AgentConversation>;
  say(conversation: string, id: string, text?: string): Promise<Answer>;
  end(conversation: string): Promise<Answer>;
  read(conversation: string): Promise<Answer>;
}

export function deskOf({ call }: TestKit, token = agentToken): Desk {
  const post = (path: string, body?: unknown) => call('POST', `/v1/agent/${path}`, body, { token });
  const queue = async () => agentQueueSchema.parse((await call('GET', '/v1/agent/queue', undefined, { token })).body);
  const claim = (ticketId: string) => post(`queue/${ticketId}/claim`);
  return {
    queue,
    claim,
    claimNext: async () =>
      agentConversationSchema.parse((await claim((await queue()).waiting[0]?.ticketId ?? '')).body),
    say: (conversation, id, text = '您好') => post(`conversations/${conversation}/messages`, { id, text }),
    end: (conversation) => post(`conversations/${conversation}/end`),
    read: (conversation) => call('GET', `/v1/agent/conversations/${conversation}`, undefined, { token }),
  };
}
