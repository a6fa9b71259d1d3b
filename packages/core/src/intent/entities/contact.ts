import { regexRule, type EntityRule } from './match.ts';

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Phones (mobile, landline, 400, foreign with a plus) and e-mail addresses. Values: digits alone, the address in lower case. */
export function contactRules(): EntityRule[] {
  const email =
    /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}(?![a-z0-9-])/g;
  const mobile = /(?<![\da-z])(?:\(?\+?(?:00)?86\)?[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g;
  const landline = /(?<![\da-z])(?:\(0\d{2,3}\)|0\d{2,3}[- ])\d{7,8}(?:[- 转]{1,2}\d{1,5})?(?!\d)/g;
  const plainLandline = /(?<![\da-z])0(?:10|2\d|[3-9]\d{2})\d{7,8}(?!\d)/g;
  const service = /(?<![\da-z])[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)/g;
  const taiwan = /(?<![\da-z])09\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)/g;
  const foreign = /(?<![\da-z])\+\d{1,3}[- ]?(?:\d[- ]?){6,11}\d(?!\d)/g;
  return [
    regexRule('email', email, (found) => found),
    regexRule('phone', mobile, (found) => digitsOf(found).slice(-11)),
    regexRule('phone', landline, (found) => digitsOf(found)),
    regexRule('phone', plainLandline, (found) => digitsOf(found)),
    regexRule('phone', service, (found) => (digitsOf(found).length === 10 ? digitsOf(found) : null)),
    regexRule('phone', taiwan, (found) => digitsOf(found)),
    regexRule('phone', foreign, (found) => `+${digitsOf(found)}`),
  ];
}
