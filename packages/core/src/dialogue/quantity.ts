import type { Heard } from './heard.ts';

const digits = '零一二三四五六七八九';

/** The count that a sentence names, from its quantity entity; when asked, a bare number too. Null when there is none. */
export function readQuantity(heard: Heard, isAsked: boolean): { value: number; label: string; used: string } | null {
  const entity = heard.entities.find(({ type }) => type === 'quantity');
  const source =
    entity?.text ??
    (isAsked ? heard.plain : /[\d一二两三四五六七八九十百]+\s*[袋件双个只台瓶盒箱包套条]/u.exec(heard.plain)?.[0]);
  const value = source === undefined ? null : countOf(source);
  return value === null || source === undefined ? null : { value, label: String(value), used: source };
}

/** The number in a text, in digits or in Chinese up to 999; null when there is none. */
function countOf(text: string): number | null {
  const written = /\d+/.exec(text.normalize('NFKC'));
  if (written !== null) return Number(written[0]);
  const chinese = /[零一二两三四五六七八九十百]+/u.exec(text)?.[0];
  if (chinese === undefined) return null;
  let total = 0;
  let current = 0;
  for (const character of chinese.replaceAll('两', '二')) {
    if (character === '百' || character === '十') {
      total += (current === 0 ? 1 : current) * (character === '百' ? 100 : 10);
      current = 0;
    } else current = digits.indexOf(character);
  }
  return total + current;
}
