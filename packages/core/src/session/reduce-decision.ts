import type { EventOf } from './events.ts';
import type { Attempt, ConversationState } from './state.ts';

/** Rules and commands that mean: the customer was not served. */
const misses: readonly string[] = ['unclear', 'out_of_scope', 'not_understood', 'cannot_handle', 'clarify'];
/** Commands that serve a wish at once; one that starts a flow brings its own attempt with `flow.started`. */
const answers: readonly string[] = ['answer', 'article', 'show_product'];
const upsetMemory = 3;
/** The ticket tells the last wishes; older ones help nobody. */
const keptAttempts = 30;

/** Remembers what a message was understood as. */
export function reduceUnderstanding(state: ConversationState, event: EventOf<'intent.recognized'>): ConversationState {
  const { intents, inScope, entities, emotion } = event.data;
  const recentUpset = [...state.recentUpset, emotion.upset].slice(-upsetMemory);
  return {
    ...state,
    understood: { intents, inScope, entities, emotion },
    recentUpset,
    upset: Math.max(...recentUpset),
  };
}

/** Remembers the decision; counts misunderstandings in a row, and wishes that were answered without a flow. */
export function reduceDecision(state: ConversationState, event: EventOf<'policy.decided'>): ConversationState {
  const { policy, rule, reason, intent, confidence, commands } = event.data;
  const decided = { policy, rule, reason, intent, confidence };
  const isMiss = misses.includes(rule) || commands.some((command) => misses.includes(command.type));
  if (isMiss) return { ...state, decided, misses: state.misses + 1 };
  const isAnswered = intent !== null && commands.some((command) => answers.includes(command.type));
  const answered: Attempt | null = isAnswered ? { id: intent, title: intent, at: event.at, outcome: 'answered' } : null;
  return {
    ...state,
    decided,
    misses: 0,
    topic: intent ?? state.topic,
    attempts: answered === null ? state.attempts : withAttempt(state.attempts, answered),
  };
}

/** The attempts with one more at the end, bounded. */
export function withAttempt(attempts: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  return [...attempts, attempt].slice(-keptAttempts);
}
