import { numeralCharacters, readNumber } from './chinese-number.ts';
import { notAfter, onlyWith, regexRule, type EntityRule, type MayFollow } from './match.ts';
import type { Phrase } from './phrase.ts';

const arabic = String.raw`\d{1,8}(?:,\d{3}){0,2}(?:\.\d{1,2})?`;
const roughly = '[来多几]?';

const afterDigits = notAfter('[\\d.a-z@:/*×-]');
const afterNumerals = notAfter(`[${numeralCharacters}第几]`);
const notPartOfNumber: MayFollow = (words, found) => (/^\d/.test(found) ? afterDigits : afterNumerals)(words, found);

/** Amounts of money. The value is a number of currency units; vague ones (三十多, 几十块) keep their words. */
export function moneyRules(phrase: Phrase): EntityRule[] {
  const unit = phrase('money.unit');
  // 一 before a measure word begins a count of its own (一百五一双).
  const numeral = `[${numeralCharacters}]{1,9}?(?=[一每][${phrase('countable')}]|[^${numeralCharacters}]|$)`;
  const bare = `(?:(?:${arabic}|${numeral})[多几]?|几[百千万]多?)${phrase('money.not')}`;
  const isAmount = amountTest(phrase);
  const rules = [
    regexRule('money', new RegExp(`(?:${phrase('money.mark')})${arabic}[万k]?`, 'g'), readAmount),
    regexRule(
      'money',
      new RegExp(`${arabic}${roughly} ?(?:${unit})(?:\\d(?!\\d)毛?|[一二三四五六七八九]毛?)?`, 'g'),
      readAmount,
      notPartOfNumber,
    ),
    regexRule(
      'money',
      new RegExp(
        `(?![一三]角|一(?:块(?!钱|[一二三四五六七八九](?:毛|(?![\\u4e00-\\u9fff])))|刀|毛))[${numeralCharacters}]{1,9}${roughly}(?![百千万r])(?:${unit})(?:[一二三四五六七八九]毛?)?`,
        'g',
      ),
      readAmount,
      notPartOfNumber,
    ),
    regexRule('money', /几[十百千万](?:块钱?|元|蚊|刀)/g, readAmount),
    regexRule(
      'money',
      new RegExp(bare, 'g'),
      (found, text, at) => (/^[^\d]$/.test(found) || !isAmount(found, text, at) ? null : readAmount(found)),
      notPartOfNumber,
    ),
  ];
  return [onlyWith(new RegExp(`[\\d几${numeralCharacters}]`), rules)];
}

/** Whether a bare number is an amount, by its shape and the words around it. Weights tuned on the training text, 2026-11. */
function amountTest(phrase: Phrase): (found: string, text: string, at: number) => boolean {
  const [surelyBefore, perhapsBefore, neverBefore, surelyAfter, neverAfter, about, sizes] = [
    'before.surely',
    'before.perhaps',
    'before.never',
    'after.surely',
    'after.never',
    'about',
    'sizes',
  ].map((name) => new RegExp(phrase(`money.${name}`)));
  return (found, text, at) => {
    const head = text.slice(Math.max(0, at - 16), at);
    const tail = text.slice(at + found.length, at + found.length + 8);
    if (text.trim() === found || /^(?:618|520|11\.11|[千百]?万一?|二百五|0\d+|1[02]\d{3}|95\d{3}|\d{6,})$/.test(found))
      return false;
    if (neverBefore?.test(head) || neverAfter?.test(tail)) return false;
    let score = /^\d$/.test(found) ? -3 : 0;
    if (/[9.]|00$|[百千万几]/.test(found)) score += 2;
    if (/^\d{3,}|\.\d/.test(found)) score += 1;
    if (surelyBefore?.test(head)) score += 3;
    else if (perhapsBefore?.test(head)) score += 2;
    if (surelyAfter?.test(tail)) score += 2;
    if (about?.test(text)) score += 2;
    if (sizes?.test(text)) score -= 2;
    return score >= 2;
  };
}

function readAmount(found: string): string {
  const small = /^([\d零一二两三四五六七八九十]+)[块元]([\d一二三四五六七八九])毛?$/.exec(found);
  if (small) return String((readNumber(small[1] ?? '') ?? 0) + (readNumber(small[2] ?? '') ?? 0) / 10);
  const arabicPart = /^[^\d]*?([\d,.]+)/.exec(found)?.[1];
  const spoken = found.replace(/[块元毛角刀蚊港币美金欧英镑台]+钱?$/, '');
  const number = /[多来几]/.test(found) ? null : readNumber(arabicPart ?? spoken);
  if (number === null) return found;
  const multiple = /\d ?(万|千|百|k)/.exec(found)?.[1] ?? '';
  const times = { 万: 10_000, 千: 1000, k: 1000, 百: 100 }[multiple] ?? 1;
  return String(/(?:毛钱?|角)$/.test(found) ? number / 10 : number * times);
}
