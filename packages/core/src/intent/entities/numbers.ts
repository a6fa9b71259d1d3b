import { XiaoerError } from '../../errors.ts';
import { isIdentityNumber, passesLuhn } from './check-digits.ts';
import { notAfter, onlyWith, regexRule, type EntityRule } from './match.ts';
import type { Phrase } from './phrase.ts';

/** Our own shops' default: a day and six digits, 20261115100001. */
const ownShape = /^20\d{2}(?:0[1-9]|1[0-2])[0-3]\d{7}$/;

/** Courier prefixes before 8 to 15 digits, and the international form of the post (RR123456789CN). */
const waybill =
  /(?:(?:sf|yt|lp|xa|v[a-z]|jd[a-z]{0,2}|jt|zto?|sto|dpk|yd|zjs|tt|ht|best|db|yz|fa|cn(?=\d{9}))[ -]?(?:\d{8,15}|\d{4}(?: \d{4,5}){2,3})(?:-\d{1,3}){0,2}(?:cn)?|1z[a-z\d]{14,16}|[a-z]{2}\d{9,11}[a-z]{2}|\d{4}(?:-\d{4}){2}|h00[a-z\d]{13})(?![a-z\d-])/g;

/** Numbers of shops that print letters before them: PO-51316021, HM2208173390, B2C-700705075763. */
const letteredOrder = /[a-z](?:[a-z\d]{0,3}-)?[a-z]{0,3}-?(?:\d{6,16}|\d{1,8}(?:-\d{2,8}){1,2})[a-z]?(?![a-z\d]|-\d)/g;

/** Groups of digits, 4402-88173; a card has groups of four and its own rule. */
const groupedOrder = /\d{2,8}-\d{4,14}(?:-\d{4,7})?(?![a-z\d-])/g;
const spacedOrder = /\d{4,8} (?:\d{4,6}|\d{5})(?: \d{4,6}){0,2}(?![a-z\d-])/g;

const alone = notAfter('[a-z\\d]');

/** Words around a number that say what it is, see `phrasesOfNames`. */
type Cues = Readonly<
  Record<'order' | 'shortOrder' | 'waybill' | 'parcel' | 'card' | 'phone' | 'other', (words: string) => boolean>
>;

function cuesOf(phrase: Phrase): Cues {
  const cue = (name: string) => {
    const words = new RegExp(phrase(`number.${name}`));
    return (text: string) => words.test(text);
  };
  const [order, shortOrder, waybill, parcel] = [cue('order'), cue('shortOrder'), cue('waybill'), cue('parcel')];
  return { order, shortOrder, waybill, parcel, card: cue('card'), phone: cue('phone'), other: cue('other') };
}

/** Identity numbers, payment cards, waybills and order numbers. Values carry no spaces or hyphens; waybills are upper case. */
export function numberRules(patterns: Readonly<Record<string, readonly string[]>>, phrase: Phrase): EntityRule[] {
  const cues = cuesOf(phrase);
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
function cardAndGoodsRules(cues: Cues): EntityRule[] {
  return [
    regexRule('bank_card', /(?:\d{4}([ -]))(?:\d{4}\1){2,3}\d{1,4}(?![\da-z])/g, readCard, alone),
    regexRule(
      'tracking_no',
      waybill,
      (found, text, at) =>
        /^\d/.test(found) && /订单|采购|order/.test(before(text, at)) ? null : compact(found).toUpperCase(),
      alone,
    ),
    regexRule(
      'order_no',
      letteredOrder,
      (found, text, at) => (cues.other(before(text, at)) ? null : found.toUpperCase()),
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
      notAfter('(?:[\\da-z-]|\\d\\.)'),
    ),
  ];
}

const before = (text: string, at: number) => text.slice(Math.max(0, at - 16), at);

/** No phone (0571-88886666, 138-0000-1001), no date, nor what other words call by a name of its own. */
function isGroupedOrder(found: string, words: string, cues: Cues): boolean {
  if (/^(?:0|1[3-9]\d-)|^20\d\d-(?:0\d|1[0-2])/.test(found)) return false;
  if (cues.other(words) || cues.phone(words)) return false;
  return cues.order(words) || compact(found).length > 8 || /^\d{4}-/.test(found);
}

/** Six to nine digits say little: they stand alone, after a cue, or are eight and more at an edge of the message. */
function isShortOrder(found: string, text: string, at: number, cues: Cues): boolean {
  const words = before(text, at);
  if (cues.other(words) || cues.phone(words)) return false;
  if (cues.shortOrder(words)) return true;
  if (text.trim() === found) return found.length > 7 && !/^(\d)\1+$/.test(found);
  return found.length > 7 && (at === 0 || /^ (?:pls|thx|thanks|ordered|和)/.test(text.slice(at + found.length)));
}

/** A bare run of 10 to 20 digits: what it is depends on its check digit and the words around it. */
function longNumberRules(cues: Cues): EntityRule[] {
  return ['bank_card', 'tracking_no', 'order_no'].map((type) =>
    regexRule(
      type,
      /\d{10,20}(?![\da-z])/g,
      (found, text, at) => {
        const after = text.slice(at + found.length, at + found.length + 16);
        return kindOfNumber(found, before(text, at), after, cues) === type ? found : null;
      },
      notAfter('(?:[\\da-z-]|\\d\\.)'),
    ),
  );
}

function kindOfNumber(digits: string, words: string, after: string, cues: Cues): string | null {
  if (cues.other(words)) return null;
  const isOrder = cues.order(words) && !/(?:运单|快递单|物流单)号?[^\d]{0,3}$/.test(words);
  if (readCard(digits) !== null && !isOrder && (!digits.startsWith('9') || cues.card(words))) return 'bank_card';
  if (/^(?:1[3-9]\d{9}|0\d{9,13})$/.test(digits) || cues.card(words)) return null;
  if (!isOrder && /^62\d{14,17}$/.test(digits)) return null;
  if (/(?:订单|定单|order)[^\d]{0,6}$/.test(words)) return 'order_no';
  if (cues.waybill(words)) return 'tracking_no';
  if (digits.length < 16 && !ownShape.test(digits) && cues.parcel(after)) return 'tracking_no';
  if (isOrder) return 'order_no';
  // Bare numbers of 中通, 韵达, 申通 and 极兔: 13 to 15 digits with these beginnings.
  return /^(?:7[3578]|4[236]|9[789]|5[478])\d{11,13}$/.test(digits) ? 'tracking_no' : 'order_no';
}

function readCard(found: string): string | null {
  const digits = compact(found);
  const isIssued = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35\d{14}|6[05]\d{14}|9[0-9]\d{14,17})$/.test(
    digits,
  );
  return isIssued && passesLuhn(digits) ? digits : null;
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

function compact(text: string): string {
  return text.replace(/[ -]/g, '');
}
