import { onlyWith, regexRule, type EntityRule, type GrowFind, type MayFollow } from './match.ts';
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
  const point = new RegExp(phrase('datetime.point'), 'g');
  const withClock = growByClock(phrase('datetime.clock'));
  return [
    regexRule('datetime', point, asSaid, beginsHere, withClock),
    onlyWith(/[\d一二两俩三仨四五六七八九十百半几多些成]/, [
      regexRule('datetime', new RegExp(phrase('datetime.span'), 'g'), asSaid, beginsHere),
    ]),
    onlyWith(/[a-z]/, [regexRule('datetime', new RegExp(phrase('datetime.english'), 'g'), asSaid, beginsEnglish)]),
  ];
}

/** A day (first group) takes a time of day that follows it, and what only begins one (second group) becomes it. */
function growByClock(clock: string): GrowFind {
  const following = new RegExp(`(?:[的 ]?(?:${clock}))?`, 'y');
  const itself = new RegExp(`(?:${clock})?`, 'y');
  return ({ 0: found, 1: day, 2: beginning, index, input }) => {
    const end = index + found.length;
    if (day === undefined && beginning === undefined) return end;
    const time = day === undefined ? itself : following;
    time.lastIndex = end;
    return end + (time.exec(input)?.[0].length ?? 0);
  };
}
