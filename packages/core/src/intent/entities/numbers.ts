import { XiaoerError } from '../../errors.ts';
import { isIdentityNumber } from './check-digits.ts';
import { notAfter, onlyWith, regexRule, wordsBefore, type EntityRule } from './match.ts';
import { compact, kindOfNumber, readCard, type KindOfNumber } from './kind-of-number.ts';
import { numberCues, type NumberCues } from './number-cues.ts';
import { aloneOrGlued, orderRules } from './order-numbers.ts';
import type { Phrase } from './phrase.ts';

/** Courier prefixes before 8 to 15 digits, and the international form of the post (RR123456789CN). */
const waybill =
  /(?:(?:sf|yt|lp|xa|v[a-z]|jd[a-z]{0,2}|jt|zto?|sto|dpk|yd|zjs|tt|ht|best|db|yz|fa|cn(?=\d{9}))[ -]?(?:\d{8,15}|\d{4}(?: \d{4,5}){2,3})(?:-\d{1,3}){0,2}(?:cn)?|1z[a-z\d]{9,16}|[a-z]{2}\d{8,11}[a-z]{2}|ky\d{13}|\d{4}(?:-\d{4}){2}|h00[a-z\d]{13})(?:(?![a-z\d-])|(?=[a-z]{4,}(?!\d)))/g;

/** Too short for a courier, or with a day behind the letters: a shop may have numbers that begin like those of 京东. */
const isPlainlyWaybill = /^(?!(?:JD\d{8,12}|SF\d{8,9})$|JD20[1-9]\d(?:0[1-9]|1[0-2])|\d{12}$)/;

const alone = notAfter('[a-z\\d]');

/** Identity numbers, payment cards, waybills and order numbers. Values carry no spaces or hyphens; waybills are upper case. */
export function numberRules(patterns: Readonly<Record<string, readonly string[]>>, phrase: Phrase): EntityRule[] {
  const cues = numberCues(phrase);
  const own = Object.entries(patterns).flatMap(([type, sources]) => sources.map((source) => ownRule(type, source)));
  const identity = regexRule(
    'id_card',
    /\d{6}[ -]?\d{8}[ -]?\d{3}[\dx](?![\da-z])/g,
    (found) => {
      const plain = compact(found);
      return isIdentityNumber(plain) ? plain.toUpperCase() : null;
    },
    alone,
  );
  return [
    onlyWith(/\d/, [identity]),
    ...own,
    onlyWith(/\d/, [...cardAndParcelRules(), ...orderRules(cues), ...longNumberRules(cues)]),
  ];
}

/** Cards and waybills that show by their shape or the words before them. */
function cardAndParcelRules(): EntityRule[] {
  const waybills = regexRule(
    'tracking_no',
    waybill,
    (found, text, at) =>
      (/^\d/.test(found) && /订单|采购|order/.test(wordsBefore(text, at))) ||
      /那单[ ,]?$|订单号?[: ]?$/.test(wordsBefore(text, at))
        ? null
        : compact(found).toUpperCase(),
    (words, found) => alone(words, found) || /(?:^|[^a-z])(?:ems|dpk)$/.test(words),
  );
  return [
    regexRule('bank_card', /(?:(?:\d{4}([ -]))(?:\d{4}\1){2,3}\d{1,4}|62\d{4} \d{10,13})(?![\da-z])/g, readCard, alone),
    (text) =>
      waybills(text).map((match) => (isPlainlyWaybill.test(match.value) ? match : { ...match, elsewhere: 'order_no' })),
  ];
}

/** A bare run of 10 to 24 digits: what it is depends on its check digit and the words around it. */
function longNumberRules(cues: NumberCues): EntityRule[] {
  const ruleOf = (type: string, kind: KindOfNumber): EntityRule =>
    regexRule(
      type,
      /\d{10,24}(?![\da-z])/g,
      (found, text, at) => {
        const after = text.slice(at + found.length, at + found.length + 16);
        return kindOfNumber(found, wordsBefore(text, at), after, cues) === kind ? found : null;
      },
      aloneOrGlued,
    );
  const byShape = ruleOf('tracking_no', 'waybill by shape');
  const byDefault = ruleOf('order_no', 'order by default');
  return [
    ruleOf('bank_card', 'card'),
    ruleOf('tracking_no', 'waybill'),
    (text) => byShape(text).map((match) => ({ ...match, elsewhere: 'order_no' })),
    ruleOf('order_no', 'order'),
    (text) => byDefault(text).map((match) => ({ ...match, ofParcel: 'tracking_no' })),
  ];
}

/** A merchant's pattern, on its own between other letters and digits. */
function ownRule(type: string, source: string): EntityRule {
  try {
    return regexRule(
      type,
      new RegExp(`(?:${source})(?![a-z\\d])`, 'gi'),
      (found) => found.replace(/ /g, '').toUpperCase(),
      alone,
    );
  } catch (cause) {
    throw new XiaoerError(
      'OPTIONS_INVALID',
      `The pattern “${source}” of ${type} is no regular expression. Correct it in the pack's patterns.`,
      { cause },
    );
  }
}
