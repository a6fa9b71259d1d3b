import type { Decision } from '../commands.ts';
import { localProduct } from '../local.ts';
import { contextProduct } from '../references.ts';
import type { Snapshot } from '../snapshot.ts';
import { inScopeIntent } from './intent.ts';
import { intentCommands } from './intent-commands.ts';
import { aboutGoods } from './recommend.ts';

/** Surer than this about another wish, the model is believed. */
const nearlyCertain = 0.95;
/** So many characters in a row that a question shares with a fact are no accident: 敏感肌, 洗碗机. Letters need more. */
const sharedCharacters = 3;
const sharedLetters = 6;

/** A question before buying that uses the words of a fact about the product at hand: it is about that product. */
export function goodsPolicy(snapshot: Snapshot): Decision | null {
  const { heard, state, pack, searches } = snapshot;
  const top = inScopeIntent(snapshot);
  if (top === null || top.id === aboutGoods || !top.id.startsWith('presale.') || top.confidence >= nearlyCertain)
    return null;
  const id = heard.products.length > 0 ? heard.products[0] : contextProduct(state, pack);
  const product =
    id === undefined || id === null || heard.products.length > 1 ? null : localProduct(pack, id, state.locale);
  if (product === null) return null;
  // The product's own name stands in most of its facts and says nothing.
  const named = product.names.map((name) => searches.normalize(name).text);
  const question = named.reduce((text, name) => text.replaceAll(name, ' '), heard.plain);
  const shared = Object.values(product.facts).some((fact) => sharesWords(question, searches.normalize(fact).text));
  const commands = shared ? intentCommands(snapshot, aboutGoods) : null;
  if (commands === null) return null;
  return {
    policy: 'intent',
    rule: 'fact',
    reason: `The question uses the words of a fact about ${product.title}.`,
    intent: aboutGoods,
    confidence: top.confidence,
    commands,
  };
}

function sharesWords(question: string, fact: string): boolean {
  for (const run of question.match(/[\u4e00-\u9fff]+/gu) ?? []) {
    for (let at = 0; at + sharedCharacters <= run.length; at += 1) {
      if (fact.includes(run.slice(at, at + sharedCharacters))) return true;
    }
  }
  return (question.match(/[a-z]+/gu) ?? []).some((word) => word.length >= sharedLetters && fact.includes(word));
}
