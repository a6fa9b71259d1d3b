import { maskSecrets } from '../privacy/redact.ts';
import type { Command, Decision } from './commands.ts';
import { choicePolicy } from './policies/choice.ts';
import { fallbackPolicy } from './policies/fallback.ts';
import { goodsPolicy } from './policies/goods.ts';
import { handoffPolicy } from './policies/handoff.ts';
import { askBackPolicy, intentPolicy } from './policies/intent.ts';
import { knowledgePolicy } from './policies/knowledge.ts';
import { openFlowPolicy } from './policies/open-flow.ts';
import { recommendPolicy } from './policies/recommend.ts';
import { safetyPolicy } from './policies/safety.ts';
import type { Snapshot } from './snapshot.ts';
import type { TurnInput } from '../session/turn-input.ts';

/** One policy: its decision, or null to pass on. Pure. */
export type Policy = (snapshot: Snapshot, input: TurnInput) => Decision | null;

/** The order is the priority: the first that answers wins, scores are never blended. */
const policies: readonly Policy[] = [
  choicePolicy,
  safetyPolicy,
  handoffPolicy,
  openFlowPolicy,
  goodsPolicy,
  intentPolicy,
  knowledgePolicy,
  askBackPolicy,
  recommendPolicy,
  fallbackPolicy,
];

/** What to do about one input. Null only where the bot is to be silent. */
export function decide(snapshot: Snapshot, input: TurnInput): Decision | null {
  if (snapshot.state.handoff.phase === 'assigned') return null;
  for (const policy of policies) {
    const decision = policy(snapshot, input);
    if (decision !== null) return withSafeWords(snapshot, decision);
  }
  return null;
}

/** A secret in the sentence is told about whatever else is answered. */
function withSafeWords({ heard }: Snapshot, decision: Decision): Decision {
  if (maskSecrets(heard.text) === heard.text || decision.policy === 'safety') return decision;
  const warning: Command = { type: 'say', repair: 'secret', offersHuman: false };
  return { ...decision, commands: [warning, ...decision.commands] };
}
