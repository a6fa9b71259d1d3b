import type { AgentQueue } from '@xiaoer/core/protocol';
import type { Agent } from '../auth/agent.ts';
import { listTickets } from '../handoff/handoffs.ts';
import { queueItemOf } from '../handoff/ticket-record.ts';
import type { StreamBody } from '../http/call.ts';
import { allKey, entryJson } from '../journal.ts';
import type { Services } from '../services.ts';
import { eventText, pingMs, pingText, retryText } from './event-text.ts';
import { repeat } from './repeat.ts';

/** The waiting room, and what this agent has open. */
export async function agentQueueOf(services: Services, agent: Agent): Promise<AgentQueue> {
  const items = (await services.journal.change(listTickets)).map(queueItemOf);
  return {
    waiting: items.filter((item) => item.phase === 'queued'),
    mine: items.filter((item) => item.agent?.id === agent.id),
  };
}

/**
 * Live for one agent: the waiting room now and at each change, and events and typing of conversations that wait or are
 * his. It has no cursor: after a reconnect the desk reads its open conversations again.
 */
export function agentStream(services: Services, agent: Agent): StreamBody {
  return (sink) => {
    const { journal, clock, log } = services;
    let visible = new Set<string>();
    let isStopped = false;
    let isReading = false;
    let isStale = false;
    let told = '';

    const write = (text: string) => {
      if (!isStopped && !sink.write(text)) sink.end();
    };
    const readQueue = async () => {
      isStale = true;
      if (isReading) return;
      isReading = true;
      while (isStale && !isStopped) {
        isStale = false;
        const queue = await agentQueueOf(services, agent);
        visible = new Set([...queue.waiting, ...queue.mine].map((item) => item.conversation));
        const text = JSON.stringify(queue);
        if (text !== told) write(eventText('queue', text));
        told = text;
      }
      isReading = false;
    };
    const refresh = () => {
      readQueue().catch((detail: unknown) => {
        log({ level: 'error', message: 'The waiting room could not be read', detail });
        sink.end();
      });
    };

    const stops = [
      journal.queue.subscribe(allKey, refresh),
      journal.everything.subscribe(allKey, ({ conversation, signal }) => {
        if (!visible.has(conversation)) return;
        if (signal.kind === 'entries') {
          const name = JSON.stringify(conversation);
          const texts = signal.entries.map((entry) =>
            eventText('conversation', `{"conversation":${name},"event":${entryJson(entry)}}`),
          );
          write(texts.join(''));
        } else if (signal.from === 'user') {
          write(eventText('typing', JSON.stringify({ conversation, from: 'user', isTyping: signal.isTyping })));
        }
      }),
      repeat(clock, pingMs, () => {
        write(pingText);
        refresh();
      }),
    ];
    write(retryText);
    refresh();
    return () => {
      isStopped = true;
      for (const stop of stops) stop();
    };
  };
}
