import { holds } from '../../pack/evaluate.ts';
import { createScope } from '../scope.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a sentence is about says nothing of what is wanted: goods, numbers and names are left out of the comparison. */
const subjects: readonly string[] = [
  ...['product', 'attribute', 'order_no', 'tracking_no', 'place', 'datetime', 'quantity'],
  ...['email', 'phone', 'person', 'organization'],
];

/** A part of a sentence must say the same almost word by word, for the rest of it may mean something else. */
const clauseScore = 0.75;
const shortestClause = 4;

/** The intent with the closest example of the pack, if it is close enough and holds here, or null. Pure. */
export function goodExample(snapshot: Snapshot): { id: string; score: number } | null {
  const { searches, heard, state, pack } = snapshot;
  if (heard.plain.trim() === '') return null;
  let bare = heard.text;
  for (const { type, text } of heard.entities) if (subjects.includes(type)) bare = bare.replace(text, ' ');
  const knowledge = searches.examples(state.locale);
  const good = [
    ...[heard.text, bare].flatMap((text) => knowledge.search(text).filter(({ isGood }) => isGood)),
    ...clausesOf(bare).flatMap((text) => knowledge.search(text).filter(({ score }) => score >= clauseScore)),
  ];
  if (good.length === 0) return null;
  const scope = createScope(snapshot, null);
  const possible = good.filter(({ id }) => holds(pack.intents[id]?.if, scope));
  return possible.sort((left, right) => right.score - left.score)[0] ?? null;
}

/** The parts between marks, in Chinese between spaces too; none where there is only one. */
function clausesOf(text: string): readonly string[] {
  const parts = text.replace(/([\u4e00-\u9fff])\s+/gu, '$1\n').split(/[,，.。;；!！?？、\n]+|\s+(?=[\u4e00-\u9fff])/u);
  const clauses = parts.map((part) => part.trim()).filter((part) => part.length >= shortestClause);
  return parts.length > 1 ? clauses : [];
}
