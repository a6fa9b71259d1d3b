import { phoneShapes } from '../../privacy/phone-shapes.ts';
import { notAfter, onlyWith, regexRule, type EntityRule, type MayFollow } from './match.ts';

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Phones (mobile, landline, 400, foreign with a plus) and e-mail addresses. Values: digits alone, the address in lower case. */
export function contactRules(): EntityRule[] {
  // Keyboards slip a comma or 。 in for the dot, and where @ is hard to find it is written 艾特.
  const email =
    /[a-z0-9._%+-]{1,64}(?:@|艾特)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}(?:\.[a-z]{2,24}|[,。](?:com|cn|net))(?![a-z0-9-])/g;
  const mobile = new RegExp(String.raw`(?:\(?\+?(?:00)?86\)?[- ]?)?${phoneShapes.mobile}(?!\d)`, 'g');
  // Read out digit by digit.
  const apart = /1 [3-9](?: \d){9}(?! ?\d)/g;
  const landline =
    /(?:\(0[1-9]\d{1,2}\)|0[1-9]\d{1,2}[- ])(?:\d{3,4}[- ]?\d{4}|\d{4}[- ]\d{3})(?:[-转]\d{1,5})?(?!\d)/g;
  const plainLandline = /0(?:10|2\d|[3-9]\d{2})\d{7,8}(?!\d)/g;
  const service = /[48]00(?:[- ]?\d{3,4}[- ]?\d{3,4}|\d-\d{3}-\d{3})(?!\d)/g;
  const taiwan = /(?:09\d{2}[- ]?\d{3}[- ]?\d{3}|(?:\(0\d\)|0\d-)\d{3,4}[- ]?\d{4})(?!\d)/g;
  const spaced = new RegExp(String.raw`${phoneShapes.spaced}(?!\d)`, 'g');
  const foreign = /(?:\+|00(?=[1-9]))\d{1,3}(?:[- ]?(?:\d[- ]?){6,11}\d| ?\(\d{2,4}\) ?\d{3,4}[- ]?\d{3,4})(?!\d)/g;
  const grouped = new RegExp(String.raw`${phoneShapes.grouped}(?!\d|-)`, 'g');
  // Hong Kong and Singapore have eight digits, North America seven within a town: they need a word for a phone before them.
  const short = /(?:[2-9]\d{3}[- ]?\d{4}|[2-9]\d{2}-\d{4})(?!\d|-)/g;
  const alone = notAfter('[\\da-z]');
  const calls: MayFollow = (before) =>
    /(?:电话|手机|whatsapp|打|回|拨|tel|phone|call)(?:号码)?(?:改|转)?[: 是做]{0,2}$|(?:电话|手机)[^\d]{0,12}(?:改|换|用|转)(?:返|做|成|到)?[^\d单]{0,6}$|(?:电话|联络|联系|phone|receiver|contact)(?:(?!单|order)[^\d]){0,14}$/.test(
      before,
    );
  const aloneNoOrder: MayFollow = (before, found) =>
    alone(before, found) && !/(?:单号?|order)[: 是]{0,2}$/.test(before);
  return [
    onlyWith(/@|艾特/, [
      regexRule(
        'email',
        email,
        (found) => found.replace('艾特', '@').replace(/[,。](?=[a-z]+$)/, '.'),
        notAfter('[a-z0-9._%+-]'),
      ),
    ]),
    onlyWith(/\d/, [
      regexRule('phone', mobile, (found) => digitsOf(found).slice(-11), alone),
      regexRule('phone', apart, (found) => digitsOf(found), alone),
      regexRule('phone', landline, (found) => digitsOf(found), alone),
      regexRule('phone', plainLandline, (found) => digitsOf(found), alone),
      regexRule('phone', service, (found) => (digitsOf(found).length === 10 ? digitsOf(found) : null), alone),
      regexRule('phone', taiwan, (found) => digitsOf(found), alone),
      regexRule('phone', spaced, (found) => digitsOf(found), alone),
      regexRule('phone', grouped, (found) => digitsOf(found), aloneNoOrder),
      regexRule('phone', short, (found) => digitsOf(found), calls),
      regexRule('phone', foreign, (found) => `+${digitsOf(found)}`, aloneNoOrder),
    ]),
  ];
}
