import { passesLuhn } from './check-digits.ts';
import type { NumberCues } from './number-cues.ts';

/** Order numbers of many shops begin with a day, ours too: 20261115100001, 261115774632109. */
const beginsWithDay = /^(?:20[1-9]\d|2\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4,12}$/;

/** What a run of 10 to 24 digits is taken for. */
export type KindOfNumber = 'card' | 'waybill' | 'waybill by shape' | 'order' | 'order by default' | 'other';

/** Decides by check digit, shape and the words around. */
export function kindOfNumber(digits: string, words: string, after: string, cues: NumberCues): KindOfNumber {
  if (cues.other(words)) return 'other';
  const isOrder = cues.order(words) && !/(?:运单|快递单|物流单)号?[^\d]{0,3}$/.test(words);
  if (cues.card(words)) return readCard(digits) === null ? 'other' : 'card';
  if (readCard(digits) !== null && !isOrder && !cues.waybill(words) && !/^9(?!558)/.test(digits)) return 'card';
  if (/^1[3-9]\d{9}$/.test(digits) || (!isOrder && /^0\d{9,13}$/.test(digits))) return 'other';
  if (!isOrder && (/^62\d{14,17}$/.test(digits) || looksLikeIdentity.test(digits) || isBookNumber(digits)))
    return 'other';
  if (/(?:订单|定单|order)[^\d]{0,6}$/.test(words)) return 'order';
  if (cues.waybill(words)) return 'waybill';
  if (digits.length < 16 && !beginsWithDay.test(digits) && cues.parcel(after)) return 'waybill';
  // Bare numbers of 中通, 韵达, 申通 and 极兔: 13 to 15 digits with these beginnings.
  if (/^(?:7\d{12,14}|4\d{14}|(?:4[236]|9[789]|5[478])\d{11,13})$/.test(digits)) return 'waybill by shape';
  return /^\d{12,15}$/.test(digits) && !beginsWithDay.test(digits) ? 'order by default' : 'order';
}

/** Region, day of birth and serial of an identity number whose check digit is wrong. */
const looksLikeIdentity = /^[1-6]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}$/;

/** An ISBN with 13 digits by its check digit (ISO 2108). */
function isBookNumber(digits: string): boolean {
  if (!/^97[89]\d{10}$/.test(digits)) return false;
  const sum = Array.from(digits).reduce(
    (before, digit, index) => before + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}

const issued = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|3[47]\d{13}|35\d{14}|6[05]\d{14}|9[0-9]\d{14,17})$/;

/** The digits of a payment card of an issuer whose check digit fits, or null. */
export function readCard(found: string): string | null {
  const digits = compact(found);
  return issued.test(digits) && passesLuhn(digits) ? digits : null;
}

/** A number without its spaces and hyphens. */
export function compact(text: string): string {
  return text.replace(/[ -]/g, '');
}
