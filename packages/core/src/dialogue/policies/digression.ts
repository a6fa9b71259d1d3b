import type { Frame } from '../../session/state.ts';
import type { Command, Decision } from '../commands.ts';
import type { Snapshot } from '../snapshot.ts';
import { inScopeIntent } from './intent.ts';
import { intentCommands } from './intent-commands.ts';
import { goodArticle } from './knowledge.ts';

/** To leave an open question for another flow takes more certainty than to answer in between. */
const interruptConfidence = 0.65;

/** Another wish while a flow waits: answered, then the open question again; another flow goes on top where that is allowed. */
export function digression(snapshot: Snapshot, frame: Frame): Decision | null {
  const { pack, heard } = snapshot;
  const interrupt = pack.flows[frame.flow]?.interrupt;
  const top = inScopeIntent(snapshot);
  const isSure = top !== null && top.confidence >= pack.thresholds.act && !isControl(top.id);
  const commands = isSure ? intentCommands(snapshot, top.id) : null;
  const [first] = commands ?? [];
  const decide = (rule: string, reason: string, all: readonly Command[]): Decision => ({
    policy: 'flow',
    rule,
    reason,
    intent: top?.id ?? null,
    confidence: top?.confidence ?? 0,
    commands: all,
  });
  if (top !== null && first?.type === 'answer' && interrupt?.faq !== 'refuse') {
    return decide('digression', `${top.id} is answered in between; the question stays open.`, [first, { type: 'ask' }]);
  }
  if (top !== null && first?.type === 'start' && top.confidence >= Math.max(pack.thresholds.act, interruptConfidence)) {
    if (first.flow === frame.flow) return null;
    const allowed = interrupt?.flow ?? 'any';
    const isAllowed = allowed === 'any' || (allowed !== 'none' && allowed.includes(first.flow));
    if (isAllowed)
      return decide('interrupt', `${top.id} comes first; the open flow is taken up again afterwards.`, [first]);
  }
  if (interrupt?.faq === 'refuse' || !heard.isQuestion) return null;
  const article = goodArticle(snapshot);
  if (article === null) return foreignQuestion(snapshot);
  return {
    ...decide('digression', `Article ${article.id} answers in between.`, [
      { type: 'article', id: article.id },
      { type: 'ask' },
    ]),
    intent: null,
  };
}

/** A question that is surely not the shop's business is not a wrong answer to the open one. */
function foreignQuestion({ heard }: Snapshot): Decision | null {
  const top = heard.understanding?.intents[0];
  if (top?.id !== 'out_of_scope' || top.confidence < interruptConfidence) return null;
  return {
    policy: 'flow',
    rule: 'out_of_scope',
    reason: 'A question in between that is not the business of this shop; the open question stays.',
    intent: top.id,
    confidence: top.confidence,
    commands: [{ type: 'say', repair: 'out_of_scope', offersHuman: false }, { type: 'ask' }],
  };
}

/** Wishes that steer the talk itself; the flow's own words take care of them. */
function isControl(intent: string): boolean {
  return intent === 'chat.affirm' || intent === 'chat.deny' || intent === 'chat.bye';
}
