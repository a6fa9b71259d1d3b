import { compact } from './kind-of-number.ts';
import { notAfter, regexRule, wordsBefore, type EntityMatch, type EntityRule, type MayFollow } from './match.ts';
import type { NumberCues } from './number-cues.ts';

/** Numbers of shops that print letters before them or between: PO-51316021, HM2208173390, B2C-700705075763, M20260607A118. */
const letteredOrder =
  /(?:[a-z](?:[a-z\d]{0,3}-)?[a-z]{0,3}-?(?:\d{6,16}|\d{1,8}(?:-\d{1,8}){1,2})[a-z]{0,2}|[a-z]{0,3}(?:20)?2\d(?:0[1-9]|1[0-2])\d\d[a-z]{1,3}\d{3,8})(?![a-z\d]|-\d)/g;

/** Groups of digits, 4402-88173, 260519-700086990145924; a card has groups of four and its own rule. */
const groupedOrder = /\d{2,8}-\d{2,15}(?:-\d{1,7})?(?![a-z\d-])/g;
const spacedOrder =
  /(?!1[3-9]\d\d \d{4} \d{3}(?!\d))[1-9]\d{3,7} (?:\d{4,6}|\d{5})(?: \d{4,6}){0,2}(?: \d{1,3}(?!\d))?(?![a-z\d-])/g;

/** Words that people glue to the number behind them. */
const gluedWords = '(?:ems|dhl|ups|usps|fedex|order|no|number|amex|visa|jcb)';
const beginsWithWord = new RegExp(`^(?:${gluedWords}|qq|vx)\\d`);
const afterGluedWord = new RegExp(`(?:^|[^a-z])${gluedWords}$`);
const digitsAlone = notAfter('(?:[\\da-z-]|\\d\\.)');
const codeAlone = notAfter('[a-z\\d-]');

/** A run of digits may stand by itself or be glued to such a word. */
export const aloneOrGlued: MayFollow = (words, found) => afterGluedWord.test(words) || digitsAlone(words, found);

/** Order numbers that show by their shape or the words around them. */
export function orderRules(cues: NumberCues): EntityRule[] {
  const lettered = regexRule(
    'order_no',
    letteredOrder,
    (found, text, at) => (cues.other(wordsBefore(text, at)) || beginsWithWord.test(found) ? null : found.toUpperCase()),
    codeAlone,
  );
  const grouped = regexRule(
    'order_no',
    groupedOrder,
    (found, text, at) => (isGroupedOrder(found, text, at, cues) ? found : null),
    digitsAlone,
  );
  const spaced = regexRule(
    'order_no',
    spacedOrder,
    (found, text, at) => (cues.order(wordsBefore(text, at)) || text.startsWith(found) ? compact(found) : null),
    digitsAlone,
  );
  return [
    (text) => lettered(text).map((match) => perhapsOfParcel(match, text, cues)),
    regexRule(
      'order_no',
      /(?:[a-z]{1,4}-?\d{4,8}|\d{5}(?! ?[元块件个万pu]))(?![a-z\d.-])/g,
      (found, text, at) =>
        isNamedOrder(wordsBefore(text, at)) || isNamedBehind(text, at, found) || /^(?:po|ord|web)-?\d{5}/.test(found)
          ? found.toUpperCase()
          : null,
      codeAlone,
    ),
    (text) => grouped(text).map((match) => perhapsOfParcel(match, text, cues)),
    (text) => spaced(text).map((match) => perhapsOfParcel(match, text, cues)),
    regexRule(
      'order_no',
      /\d{6,9}(?![\da-z.-])/g,
      (found, text, at) => (isShortOrder(found, text, at, cues) ? found : null),
      aloneOrGlued,
    ),
    regexRule('order_no', /\d{3,4}(?![\da-z.-])/g, (found, text, at) =>
      /order ?#$/.test(wordsBefore(text, at)) ? found : null,
    ),
  ];
}

/** Behind the word for it, or where the message is about a parcel and no word calls the number an order, it is that of the parcel. */
function perhapsOfParcel(match: EntityMatch, text: string, cues: NumberCues): EntityMatch {
  const { value, start } = match;
  const words = wordsBefore(text, start);
  const count = value.replace(/\D/g, '').length;
  if (count > 8 && cues.waybill(words)) return { ...match, type: 'tracking_no', value: compact(value) };
  const isOrders = count < (/^[A-Z]/.test(value) ? 7 : 10) || /^(?:TB|\d{6}-\d{15}$)/.test(value);
  return isOrders || /(?:订单|定单|采购|order)[^\d]{0,8}$/.test(words) ? match : { ...match, ofParcel: 'tracking_no' };
}

/** So short a number is one only right behind the word for it. */
const isNamedOrder = (words: string) => /(?:订单号?|单号|order)(?: ?(?:no|number|id))?[ :.#是]{0,2}$/.test(words);

const behind = (text: string, at: number, found: string) => text.slice(at + found.length, at + found.length + 12);

/** … or right before it: 50091买的扫地机, 8830192这个order. */
const isNamedBehind = (text: string, at: number, found: string) =>
  /^\d/.test(found) && /^(?:那|这)?(?:个)?(?:买的|订单|单子|order)/.test(behind(text, at, found));

/** In English a bare number of six digits and more is rarely anything else. */
const isEnglish = (text: string) => !/[⺀-鿿]/.test(text) && /[a-z]{2}/.test(text);

/** 20260714-31 */
const dayAndSerial = /^20\d\d(?:0[1-9]|1[0-2])\d\d-\d/;
const phoneInGroups = /^(?:0|1[3-9]\d-|[48]00\d?-|[2-9]\d\d-\d{3}-\d{4}$|85[23]-\d{4}-)/;
const monthOrYears = /^(?:19|20)\d\d-(?:0\d|1[0-2]|(?:19|20)\d\d$)/;

/** No phone (0571-88886666, 138-0000-1001), no date, nor what other words call by a name of its own. */
function isGroupedOrder(found: string, text: string, at: number, cues: NumberCues): boolean {
  const words = wordsBefore(text, at);
  if (dayAndSerial.test(found)) return true;
  if (phoneInGroups.test(found) || monthOrYears.test(found)) return false;
  if (cues.other(words) || cues.phone(words)) return false;
  const count = compact(found).length;
  return (
    (cues.order(words) && count > 5) ||
    count > 8 ||
    /^\d{4}-\d{4}/.test(found) ||
    (count > 5 && (isEnglish(text) || isNamedBehind(text, at, found)))
  );
}

/** Six to nine digits say little: they stand alone, beside a cue, in English, or are eight and more. */
function isShortOrder(found: string, text: string, at: number, cues: NumberCues): boolean {
  const words = wordsBefore(text, at);
  if (cues.other(words) || cues.phone(words) || /[a-z]\/$/.test(words)) return false;
  if (cues.shortOrder(words) || isNamedBehind(text, at, found)) return true;
  if (text.trim() === found) return found.length > 7 && !/^(\d)\1+$/.test(found);
  if (isEnglish(text)) return found.length > 6 || !/area|cover|deliver|code/.test(text);
  return found.length > 7 && (at === 0 || text.slice(at + found.length).startsWith(' 和'));
}
