import { parseEvent, type ConversationEvent } from '@xiaoer/core/events';
import type { AgentQueue } from '@xiaoer/core/protocol';
import { agentApi, readQueue } from './agent-api.ts';

/** What the server tells a desk that listens. */
export interface LiveListener {
  connected(isConnected: boolean): void;
  queue(queue: AgentQueue): void;
  event(conversation: string, event: ConversationEvent): void;
  typing(conversation: string, isTyping: boolean): void;
}

const reconnectMs = 2000;

/** Follows the server until stopped. The browser reconnects by itself, and we where it has given up. */
export function followServer(listener: LiveListener): () => void {
  let source = connect();
  let retry: ReturnType<typeof setTimeout> | undefined;

  function connect(): EventSource {
    const stream = new EventSource(agentApi.streamUrl);
    stream.addEventListener('open', () => listener.connected(true));
    stream.addEventListener('error', () => {
      listener.connected(false);
      if (stream.readyState === EventSource.CLOSED) retry = setTimeout(() => (source = connect()), reconnectMs);
    });
    stream.addEventListener('queue', ({ data }) => listener.queue(readQueue(JSON.parse(data))));
    stream.addEventListener('conversation', ({ data }) => {
      const { conversation, event: value } = JSON.parse(data);
      const event = parseEvent(value);
      if (event !== null) listener.event(conversation, event);
    });
    stream.addEventListener('typing', ({ data }) => {
      const { conversation, isTyping } = JSON.parse(data);
      listener.typing(conversation, isTyping);
    });
    return stream;
  }

  return () => {
    clearTimeout(retry);
    source.close();
  };
}
