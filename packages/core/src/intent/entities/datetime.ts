import { regexRule, type EntityRule, type MayFollow } from './match.ts';
import type { Phrase } from './phrase.ts';

const beginsEnglish: MayFollow = (before, found) =>
  !/[a-z]$/.test(before) &&
  (!/^(?:mon|tues?|wed|thurs?|fri|sat|sun|may)$/.test(found) ||
    /(?:in|on|by|since|until|till|next|this|last|it) $/.test(before)) &&
  !(before.endsWith('good ') && /^(?:morning|afternoon|evening|night)/.test(found));

/** Points and spans of time as said. The value is the normalised wording; turning it into a date needs a clock. */
export function datetimeRules(phrase: Phrase): EntityRule[] {
  const asSaid = (found: string) => (/^[这那]?一日$/.test(found) ? null : found.trim());
  const middle = new RegExp(phrase('datetime.middle'));
  const beginsHere: MayFollow = (before, found) => !middle.test(`${before}\n${found}`);
  return [
    regexRule('datetime', new RegExp(phrase('datetime.point'), 'g'), asSaid, beginsHere),
    regexRule('datetime', new RegExp(phrase('datetime.span'), 'g'), asSaid, beginsHere),
    regexRule('datetime', new RegExp(phrase('datetime.english'), 'g'), asSaid, beginsEnglish),
  ];
}
