import { XiaoerError } from '../../errors.ts';
import { isIdentityNumber } from './check-digits.ts';
import { notAfter, onlyWith, regexRule, type EntityRule, type MayFollow } from './match.ts';
import { compact, kindOfNumber, readCard, type KindOfNumber } from './kind-of-number.ts';
import { numberCues, type NumberCues } from './number-cues.ts';
import type { Phrase } from './phrase.ts';

/** Courier prefixes before 8 to 15 digits, and the international form of the post (RR123456789CN). */
const waybill =
  /(?:(?:sf|yt|lp|xa|v[a-z]|jd[a-z]{0,2}|jt|zto?|sto|dpk|yd|zjs|tt|ht|best|db|yz|fa|cn(?=\d{9}))[ -]?(?:\d{8,15}|\d{4}(?: \d{4,5}){2,3})(?:-\d{1,3}){0,2}(?:cn)?|1z[a-z\d]{14,16}|[a-z]{2}\d{9,11}[a-z]{2}|\d{4}(?:-\d{4}){2}|h00[a-z\d]{13})(?:(?![a-z\d-])|(?=[a-z]{4,}(?!\d)))/g;

/** A shop may have numbers that begin like those of 京东 and are shorter. */
const isPlainlyWaybill = /^(?!JD\d{8,12}$)/;

/** Numbers of shops that print letters before them: PO-51316021, HM2208173390, B2C-700705075763. */
const letteredOrder = /[a-z](?:[a-z\d]{0,3}-)?[a-z]{0,3}-?(?:\d{6,16}|\d{1,8}(?:-\d{2,8}){1,2})[a-z]?(?![a-z\d]|-\d)/g;

/** Groups of digits, 4402-88173; a card has groups of four and its own rule. */
const groupedOrder = /\d{2,8}-\d{4,14}(?:-\d{4,7})?(?![a-z\d-])/g;
const spacedOrder = /\d{4,8} (?:\d{4,6}|\d{5})(?: \d{4,6}){0,2}(?![a-z\d-])/g;

const alone = notAfter('[a-z\\d]');
/** Words that people glue to the number behind them. */
const gluedWords = '(?:ems|dhl|ups|usps|fedex|order|no|number)';
const beginsWithWord = new RegExp(`^${gluedWords}\\d`);
const afterGluedWord = new RegExp(`(?:^|[^a-z])${gluedWords}$`);
const afterPartOfNumber = notAfter('(?:[\\da-z-]|\\d\\.)');
const aloneOrGlued: MayFollow = (words, found) => afterGluedWord.test(words) || afterPartOfNumber(words, found);

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
  return [onlyWith(/\d/, [identity]), ...own, onlyWith(/\d/, [...cardAndGoodsRules(cues), ...longNumberRules(cues)])];
}

/** Cards, waybills and order numbers that show by their shape or the words before them. */
function cardAndGoodsRules(cues: NumberCues): EntityRule[] {
  const waybills = regexRule(
    'tracking_no',
    waybill,
    (found, text, at) =>
      (/^\d/.test(found) && /订单|采购|order/.test(before(text, at))) ||
      /那单[ ,]?$|订单号?[: ]?$/.test(before(text, at))
        ? null
        : compact(found).toUpperCase(),
    alone,
  );
  return [
    regexRule('bank_card', /(?:(?:\d{4}([ -]))(?:\d{4}\1){2,3}\d{1,4}|62\d{4} \d{10,13})(?![\da-z])/g, readCard, alone),
    (text) =>
      waybills(text).map((match) => (isPlainlyWaybill.test(match.value) ? match : { ...match, elsewhere: 'order_no' })),
    regexRule(
      'order_no',
      letteredOrder,
      (found, text, at) => (cues.other(before(text, at)) || beginsWithWord.test(found) ? null : found.toUpperCase()),
      notAfter('[a-z\\d-]'),
    ),
    regexRule(
      'order_no',
      /(?:[a-z]{1,4}-?\d{4,8}|\d{5}(?! ?[元块件个万pu]))(?![a-z\d.-])/g,
      (found, text, at) => (isNamedOrder(before(text, at)) ? found.toUpperCase() : null),
      notAfter('[a-z\\d-]'),
    ),
    regexRule(
      'order_no',
      groupedOrder,
      (found, text, at) => (isGroupedOrder(found, before(text, at), cues) ? found : null),
      notAfter('(?:[\\da-z-]|\\d\\.)'),
    ),
    regexRule(
      'order_no',
      spacedOrder,
      (found, text, at) => (cues.order(before(text, at)) || text.startsWith(found) ? found : null),
      notAfter('(?:[\\da-z-]|\\d\\.)'),
    ),
    regexRule(
      'order_no',
      /\d{6,9}(?![\da-z.-])/g,
      (found, text, at) => (isShortOrder(found, text, at, cues) ? found : null),
      aloneOrGlued,
    ),
  ];
}

/** So short a number is one only right behind the word for it. */
const isNamedOrder = (words: string) => /(?:订单号?|单号|order)(?: ?(?:no|number|id))?[ :.#是]{0,2}$/.test(words);

const before = (text: string, at: number) => text.slice(Math.max(0, at - 16), at);

/** No phone (0571-88886666, 138-0000-1001), no date, nor what other words call by a name of its own. */
function isGroupedOrder(found: string, words: string, cues: NumberCues): boolean {
  if (/^(?:0|1[3-9]\d-)|^20\d\d-(?:0\d|1[0-2])/.test(found)) return false;
  if (cues.other(words) || cues.phone(words)) return false;
  return cues.order(words) || compact(found).length > 8 || /^\d{4}-/.test(found);
}

/** Six to nine digits say little: they stand alone, after a cue, or are eight and more at an edge of the message. */
function isShortOrder(found: string, text: string, at: number, cues: NumberCues): boolean {
  const words = before(text, at);
  if (cues.other(words) || cues.phone(words)) return false;
  if (cues.shortOrder(words)) return true;
  if (text.trim() === found) return found.length > 7 && !/^(\d)\1+$/.test(found);
  return found.length > 7 && (at === 0 || /^ (?:pls|thx|thanks|ordered|和)/.test(text.slice(at + found.length)));
}

/** A bare run of 10 to 20 digits: what it is depends on its check digit and the words around it. */
function longNumberRules(cues: NumberCues): EntityRule[] {
  const ruleOf = (type: string, kind: KindOfNumber): EntityRule =>
    regexRule(
      type,
      /\d{10,20}(?![\da-z])/g,
      (found, text, at) => {
        const after = text.slice(at + found.length, at + found.length + 16);
        return kindOfNumber(found, before(text, at), after, cues) === kind ? found : null;
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
