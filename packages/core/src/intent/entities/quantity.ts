import { numeralCharacters, readNumber } from './chinese-number.ts';
import { notAfter, onlyWith, regexRule, type EntityRule, type MayFollow } from './match.ts';
import type { Phrase } from './phrase.ts';

const roughly = '[来多几]?';

const afterNumeral = notAfter(`(?:[${numeralCharacters}第哪每上同]|[问转打接派跑试]了?)`);
const twoNumbers = /[二三四五六七八九][一二三四五六七八九]/;
/** Not in the middle of a numeral; of two in a row (一百五一双) the second is a count. */
const beginsCount: MayFollow = (before, found) =>
  !twoNumbers.test(found) &&
  (afterNumeral(before, found) || (/^一[^百千]/.test(found) && /[百千万][二三四五六七八九]?$/.test(before)));

/** Counts with a measure word. The value is the number. */
export function quantityRules(phrase: Phrase): EntityRule[] {
  const measured = `${roughly} ?(?:${phrase('quantity.measure')})`;
  const things = phrase('quantity.not');
  const inDigits = [
    regexRule(
      'quantity',
      new RegExp(`\\d{1,6}${measured}(?![\\da-z])${things}`, 'g'),
      readCount,
      notAfter('[\\d.a-z第]'),
    ),
    regexRule(
      'quantity',
      /\d{1,4} ?(?:pcs|pieces|items|packs|pairs|boxes|bottles|units|sets)(?![a-z])/g,
      readAny,
      notAfter('[\\d.a-z]'),
    ),
    regexRule('quantity', /\d{1,4}(?![\da-z.])/g, readAny, (words) =>
      /(?:数量|qty|quantity)(?: is| was)?[: ]{0,2}$/.test(words),
    ),
    regexRule('quantity', /[x×]\d{1,2}(?= |$)/g, (found) => found.slice(1), notAfter('[\\da-z]')),
  ];
  const inCharacters = [
    regexRule('quantity', new RegExp(`[${numeralCharacters}]{1,9}${measured}${things}`, 'g'), readCount, beginsCount),
    regexRule('quantity', /[俩仨](?=[ ,。?!了吧吗呢行]|$)/g, readAny, notAfter('[们我你他她咱人]')),
    regexRule('quantity', /半(?:公?斤|打)/g, () => '0.5', notAfter(`[${numeralCharacters}]`)),
  ];
  const english = new RegExp(phrase('quantity.english'), 'g');
  return [
    onlyWith(/\d/, inDigits),
    onlyWith(new RegExp(`[半${numeralCharacters}]`), inCharacters),
    onlyWith(/[a-z]/, [regexRule('quantity', english, readAny, notAfter('(?:[\\d.,a-z-]|size )'))]),
  ];
}

/** What a person weighs is an attribute; 一 before some measure words is a filler. */
function readCount(found: string): string | null {
  if (/^(?:零|一[个样块条部片张把批打串套对听分盆]|万|[十百千]分$)/.test(found)) return null;
  return found.endsWith('斤') && Number(readAny(found)) >= 80 ? null : readAny(found);
}

function readAny(found: string): string {
  const number = readNumber(/^(?:[\d,.]+|[零〇一二两俩三仨四五六七八九十百千万半]+)/.exec(found)?.[0] ?? '');
  const tenths = readNumber(/斤([一二三四五六七八九])两?$/.exec(found)?.[1] ?? '') ?? (found.endsWith('半') ? 5 : 0);
  return number === null ? found : String(number + tenths / 10);
}
