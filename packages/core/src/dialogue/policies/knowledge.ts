import { holds } from '../../pack/evaluate.ts';
import type { Decision } from '../commands.ts';
import { namesOnlyGoods } from '../heard.ts';
import { createScope } from '../scope.ts';
import type { Snapshot } from '../snapshot.ts';
import { goodExample } from './examples.ts';
import { intentCommands } from './intent-commands.ts';

/** An article whose question is close enough to answer unasked, or an intent whose examples are closer still. */
export function knowledgePolicy(snapshot: Snapshot): Decision | null {
  const found = goodArticle(snapshot);
  const example = goodExample(snapshot);
  if (example !== null && example.score > (found?.score ?? 0)) {
    const commands = intentCommands(snapshot, example.id);
    if (commands !== null)
      return {
        policy: 'knowledge',
        rule: 'example',
        reason: `An example of ${example.id} says the same (${example.score.toFixed(2)}).`,
        intent: example.id,
        confidence: example.score,
        commands,
      };
  }
  if (found === null) return null;
  return {
    policy: 'knowledge',
    rule: 'article',
    reason: `The article ${found.id} asks the same (${found.score.toFixed(2)}).`,
    intent: snapshot.pack.articles[found.id]?.intent ?? null,
    confidence: found.score,
    commands: [{ type: 'article', id: found.id }],
  };
}

/** The best article that is good enough and holds here, or null. */
export function goodArticle(snapshot: Snapshot): { id: string; score: number } | null {
  if (namesOnlyGoods(snapshot.heard)) return null;
  const { pack, heard, state, searches } = snapshot;
  if (heard.plain.trim() === '' || Object.keys(pack.articles).length === 0) return null;
  const scope = createScope(snapshot, null);
  const found = searches.articles(state.locale).search(heard.text);
  return found.find(({ id, isGood }) => isGood && holds(pack.articles[id]?.if, scope)) ?? null;
}
