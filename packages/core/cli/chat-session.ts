import type { Conversation } from '../src/conversation-api.ts';
import { createConversation } from '../src/conversation.ts';
import { memoryLogStore } from '../src/drivers/memory.ts';
import { createUnderstander } from '../src/intent/understand.ts';
import type { Pack } from '../src/pack/schema.ts';
import type { ConversationEvent } from '../src/session/events.ts';
import type { HandoffState, MessageState } from '../src/session/state.ts';
import { type Lookup, type LookupCall, createChatGateway } from './chat-gateway.ts';
import type { ChatOptions } from './chat-options.ts';
import { createSkipClock } from './skip-clock.ts';

/** One step of the customer. */
export type ChatStep =
  | { readonly say: string }
  | { readonly choose: string }
  | { readonly page: Readonly<Record<string, string>> };

/** What a step led to. */
export interface ChatAnswer {
  readonly bot: readonly MessageState[];
  readonly calls: readonly LookupCall[];
  readonly events: readonly ConversationEvent[];
}

/** A conversation as the terminal holds it. */
export interface ChatSession {
  readonly conversation: Conversation;
  /** Takes one step; resolves when the turn has ended and the server's word on it has arrived. */
  take(step: ChatStep): Promise<ChatAnswer>;
  close(): void;
}

const settleRounds = 50;

/** Starts a conversation over an in-process server. The greeting is held back until the first step. */
export function startChat(
  options: ChatOptions,
  pack: Pack,
  model: Uint8Array,
  lookups: (now: () => number) => Promise<Record<string, Lookup>>,
): Promise<ChatSession> {
  const clock = createSkipClock(options.now);
  return lookups(clock.now).then((functions) => {
    let calls: LookupCall[] = [];
    let events: ConversationEvent[] = [];
    let seen = 0;
    let ids = 0;
    const gateway = createChatGateway({
      lookups: functions,
      user: options.user,
      clock,
      faults: options.faults,
      onCall: (call) => void calls.push(call),
    });
    const conversation = createConversation(
      {
        understander: createUnderstander(model, pack),
        logStore: memoryLogStore(),
        clock,
        nextId: () => `local-${String((ids += 1)).padStart(8, '0')}`,
        gateway,
      },
      {
        id: `chat:${options.user?.id ?? 'guest'}`,
        device: 'terminal',
        pack,
        locale: options.locale,
        user: options.user,
        page: options.page,
        greets: !options.isJson,
        onEvent: (event) => void events.push(event),
        onError: (error) =>
          void process.stderr.write(`xiaoer: ${error instanceof Error ? error.message : String(error)}\n`),
      },
    );
    const settle = async () => {
      for (let round = 0; round < settleRounds && conversation.view.status.peek().unsent > 0; round += 1)
        await new Promise((resolve) => setImmediate(resolve));
    };
    const drain = (): ChatAnswer => {
      const { messages } = conversation.state();
      const answer = { bot: messages.slice(seen).filter(({ from }) => from === 'bot'), calls, events };
      seen = messages.length;
      [calls, events] = [[], []];
      return answer;
    };
    return {
      conversation,
      async take(step) {
        await conversation.ready;
        if ('page' in step) await conversation.setPage({ ...conversation.state().page, ...step.page });
        else if ('choose' in step) await conversation.choose(step.choose);
        else await conversation.say(step.say);
        await settle();
        return drain();
      },
      close: () => conversation.close(),
    };
  });
}

const handoffStates: Readonly<Record<HandoffState['phase'], string | null>> = {
  none: null,
  offered: 'offered',
  requested: 'queued',
  queued: 'queued',
  assigned: 'assigned',
  ended: 'closed',
};

/** The hand-off as `--json` prints it. */
export function handoffLine(handoff: HandoffState) {
  const state = handoffStates[handoff.phase];
  if (state === null) return null;
  return { state, queue: handoff.ticket?.queue ?? null, summary: handoff.ticket?.summary ?? '' };
}
