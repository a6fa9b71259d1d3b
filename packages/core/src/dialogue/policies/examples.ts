import type { Snapshot } from '../snapshot.ts';

/** What a sentence is about says nothing of what is wanted: goods, colours and numbers are left out of the comparison. */
const subjects: readonly string[] = [
  'product',
  'attribute',
  'order_no',
  'tracking_no',
  'place',
  'datetime',
  'quantity',
];

/** The intent with the closest example of the pack, if it is close enough, or null. Pure. */
export function goodExample({ searches, heard, state }: Snapshot): { id: string; score: number } | null {
  if (heard.plain.trim() === '') return null;
  let bare = heard.text;
  for (const { type, text } of heard.entities) if (subjects.includes(type)) bare = bare.replace(text, ' ');
  const knowledge = searches.examples(state.locale);
  const found = [heard.text, bare].flatMap((text) => knowledge.search(text).slice(0, 1));
  const [best] = found.sort((left, right) => right.score - left.score);
  return best?.isGood === true ? best : null;
}
