import { holds } from '../../pack/evaluate.ts';
import type { IntentScore } from '../../ports/understander.ts';
import type { Command, Decision } from '../commands.ts';
import { createScope } from '../scope.ts';
import type { Snapshot } from '../snapshot.ts';
import { topFrame } from '../snapshot.ts';
import { isGoAhead } from '../words.ts';
import { namesOnlyGoods } from '../heard.ts';
import { goodExample } from './examples.ts';
import { intentCommands } from './intent-commands.ts';
import { goodArticle } from './knowledge.ts';

/** An example that is nearly the sentence itself is the author's word; it yields only to a model that is nearly certain. */
const sameWords = 0.8;
const nearlyCertain = 0.95;
/** A single candidate is served from here; below, the customer chooses among the best. */
const likely = 0.3;
/** Less than this is not worth offering. */
const remote = 0.05;
/** Two intents closer than this are asked back when neither is sure. */
const closeMargin = 0.15;

/** Whether the last call was an act that succeeded, so that another yes must not do it again. */
function hasJustWritten({ state, pack }: Snapshot): boolean {
  const last = Object.values(state.actions).at(-1);
  return last?.status === 'succeeded' && pack.lookups[last.name]?.write === true;
}

/** A wish that is sure enough, or a short follow-up on the last topic: its flow or answer. */
export function intentPolicy(snapshot: Snapshot): Decision | null {
  const { heard, pack, state } = snapshot;
  const top = inScopeIntent(snapshot);
  const follow = followedTopic(snapshot, top);
  if (follow !== null) {
    const commands = intentCommands(snapshot, follow);
    if (commands !== null)
      return decided(
        'follow_up',
        'A short follow-up on what was just spoken about.',
        { id: follow, confidence: top?.confidence ?? 1 },
        commands,
      );
  }
  if (top?.id === 'chat.affirm' && isGoAhead(heard.plain) && hasJustWritten(snapshot) && topFrame(state) === null) {
    return decided('already_done', 'There is nothing open that could be confirmed.', top, [
      { type: 'say', repair: 'already_done', offersHuman: false },
    ]);
  }
  const example = goodExample(snapshot);
  const isSure = top !== null && top.confidence >= pack.thresholds.act;
  if (
    example !== null &&
    example.id !== top?.id &&
    example.score >= sameWords &&
    (top?.confidence ?? 0) < nearlyCertain
  ) {
    const own = intentCommands(snapshot, example.id);
    const reason = `An example of ${example.id} says nearly the same (${example.score.toFixed(2)}).`;
    if (own !== null)
      return decided('example', reason, { id: example.id, confidence: example.score }, withComfort(snapshot, own));
  }
  if (!isSure || isArticleInWords(snapshot, top)) return null;
  const commands = intentCommands(snapshot, top.id);
  if (commands === null) return null;
  return decided(
    'sure',
    `The wish ${top.id} is sure enough (${top.confidence.toFixed(2)}).`,
    top,
    withComfort(snapshot, commands),
  );
}

/** An article whose question is nearly the sentence itself is left to the knowledge policy, unless the model is nearly certain. */
function isArticleInWords(snapshot: Snapshot, { confidence }: IntentScore): boolean {
  return confidence < nearlyCertain && (goodArticle(snapshot)?.score ?? 0) >= sameWords;
}

/** Two close candidates, or one that is likely but not sure: asks which is meant. */
export function askBackPolicy(snapshot: Snapshot): Decision | null {
  const { pack } = snapshot;
  const top = inScopeIntent(snapshot);
  if (top === null || top.confidence < pack.thresholds.ask || namesOnlyGoods(snapshot.heard)) return null;
  const talk = top.id.startsWith('chat.') ? intentCommands(snapshot, top.id) : null;
  if (talk !== null && top.confidence >= likely)
    return decided('likely', `Small talk, most likely ${top.id}.`, top, talk);
  const candidates = possibleIntents(snapshot).filter(
    ({ id, confidence }) =>
      confidence >= remote && !id.startsWith('chat.') && id !== 'out_of_scope' && intentCommands(snapshot, id) !== null,
  );
  const close = candidates.filter(
    ({ confidence }) => top.confidence - confidence <= closeMargin && confidence >= pack.thresholds.ask / 2,
  );
  const usable = (close.length > 1 || top.confidence >= likely ? close : candidates).slice(0, 3);
  const [only] = usable;
  if (only === undefined) return null;
  const commands = intentCommands(snapshot, only.id);
  // A single likely wish is served: asking “do you mean A?” with one button helps nobody.
  if (usable.length === 1 && commands !== null)
    return decided(
      'likely',
      `Only ${only.id} is likely (${only.confidence.toFixed(2)}).`,
      only,
      withComfort(snapshot, commands),
    );
  const reason = `Several wishes are close: ${usable.map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`).join(', ')}.`;
  return {
    ...decided('ask_back', reason, only, [{ type: 'clarify', intents: usable.map(({ id }) => id) }]),
    intent: only.id,
  };
}

/** The best intent where the sentence is the shop's business at all. */
export function inScopeIntent(snapshot: Snapshot): IntentScore | null {
  const { heard, pack } = snapshot;
  const { understanding } = heard;
  const [top] = possibleIntents(snapshot);
  if (understanding === null || top === undefined || top.id === 'out_of_scope') return null;
  return understanding.inScope < pack.thresholds.inScope ? null : top;
}

/** What was understood without the intents that the pack rules out here (`if`). */
function possibleIntents(snapshot: Snapshot): readonly IntentScore[] {
  const { heard, pack } = snapshot;
  const intents = heard.understanding?.intents ?? [];
  if (!intents.some(({ id }) => pack.intents[id]?.if !== undefined)) return intents;
  const scope = createScope(snapshot, null);
  const possible = intents.filter(({ id }) => holds(pack.intents[id]?.if, scope));
  const ruledOut = intents.reduce(
    (sum, { id, confidence }) => sum + (possible.some((item) => item.id === id) ? 0 : confidence),
    0,
  );
  // Given that those are out of the question, the others are that much likelier.
  return possible.map(({ id, confidence }) => ({
    id,
    confidence: Math.min(0.99, confidence / Math.max(0.1, 1 - ruledOut)),
  }));
}

/** The last topic where the sentence only makes sense with it: no wish of its own, or one of the same family. */
function followedTopic({ heard, state, pack }: Snapshot, top: IntentScore | null): string | null {
  const { topic, decided: last } = state;
  // What came in between was about something else: the topic is cold.
  if (last !== null && last.intent !== topic && ['recommend', 'fallback', 'safety'].includes(last.policy)) return null;
  if (topic === null || !heard.isFollowUp || topic.startsWith('chat.') || topic.startsWith('service.')) return null;
  if (!Object.hasOwn(pack.intents, topic)) return null;
  const isOwnWish = top !== null && top.confidence >= pack.thresholds.act;
  const isSameFamily = top !== null && family(top.id) === family(topic);
  return !isOwnWish || isSameFamily || heard.entities.length > 0 ? topic : null;
}

function family(intent: string): string {
  return intent.slice(0, intent.indexOf('.'));
}

/** An upset customer is served too, with a word of regret before and a person within reach. */
function withComfort({ heard, pack, state }: Snapshot, commands: readonly Command[]): readonly Command[] {
  const emotion = heard.understanding?.emotion;
  if (emotion === undefined || emotion.upset < pack.thresholds.upset || state.handoff.phase !== 'none') return commands;
  return [{ type: 'say', repair: 'upset', offersHuman: false }, ...commands];
}

function decided(
  rule: string,
  reason: string,
  { id, confidence }: IntentScore,
  commands: readonly Command[],
): Decision {
  return { policy: 'intent', rule, reason, intent: id, confidence, commands };
}
