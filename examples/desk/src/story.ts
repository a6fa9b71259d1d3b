import type { ConversationEvent } from '@xiaoer/core/events';
import { outcomes, policies } from './format.ts';

/** One thing the bot did about a message, in words. */
export interface StoryStep {
  readonly kind: 'flow' | 'slot' | 'call' | 'failure';
  readonly text: string;
}

/** What one message of the customer led to, and why. */
export interface StoryTurn {
  readonly id: string;
  readonly said: string;
  readonly intents: readonly { readonly id: string; readonly percent: number }[];
  readonly policy: string | null;
  readonly reason: string | null;
  readonly steps: readonly StoryStep[];
}

function stepOf(event: ConversationEvent): StoryStep | null {
  if (event.type === 'flow.started') return { kind: 'flow', text: `开始「${event.data.title}」` };
  if (event.type === 'flow.ended')
    return { kind: 'flow', text: `「${event.data.flow}」${outcomes[event.data.outcome]}` };
  if (event.type === 'slot.set') return { kind: 'slot', text: `${event.data.slot} = ${event.data.label}` };
  if (event.type === 'slot.cleared') return { kind: 'slot', text: `${event.data.slot} 作废` };
  if (event.type === 'action.succeeded') return { kind: 'call', text: `查询 ${event.data.name} 成功` };
  if (event.type === 'action.failed')
    return { kind: 'failure', text: `查询 ${event.data.name} 失败：${event.data.code}` };
  return null;
}

const maxIntents = 3;

/** What the bot understood, decided and did, message by message, newest first. Pure. */
export function storyOf(events: readonly ConversationEvent[]): readonly StoryTurn[] {
  const turns: StoryTurn[] = [];
  for (const event of events) {
    if (event.type === 'user.said') {
      turns.push({ id: event.id, said: event.data.text, intents: [], policy: null, reason: null, steps: [] });
      continue;
    }
    const turn = turns.at(-1);
    if (turn === undefined) continue;
    const index = turns.length - 1;
    if (event.type === 'intent.recognized') {
      const best = event.data.intents.slice(0, maxIntents);
      turns[index] = {
        ...turn,
        intents: best.map(({ id, confidence }) => ({ id, percent: Math.round(confidence * 100) })),
      };
    } else if (event.type === 'policy.decided') {
      const { policy, rule, reason } = event.data;
      turns[index] = { ...turn, policy: `${policies[policy] ?? policy} · ${rule}`, reason };
    } else {
      const step = stepOf(event);
      if (step !== null) turns[index] = { ...turn, steps: [...turn.steps, step] };
    }
  }
  // Words to a person are no work of the bot's.
  return turns.filter((turn) => turn.policy !== null || turn.steps.length > 0).toReversed();
}
