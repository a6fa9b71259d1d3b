import { regexRule, type EntityRule, type MayFollow } from './match.ts';
import type { Phrase } from './phrase.ts';

/** Kinds of invoice that need the talk to be of invoices: 开个人的, 公司抬头, 换成电子的. Their names in full are built-in names. */
export function invoiceRules(phrase: Phrase): EntityRule[] {
  const about = new RegExp(phrase('invoice.about'));
  const wanted = new RegExp(phrase('invoice.wanted'));
  const inTalk = (found: string, text: string) => (about.test(text) ? found : null);
  const rule = (name: string, mayFollow: MayFollow) =>
    regexRule('invoice_type', new RegExp(phrase(`invoice.${name}`), 'g'), inTalk, mayFollow);
  return [
    rule('holder', (before) => wanted.test(before)),
    rule('title', (before) => !/[你我他们]$/.test(before)),
    rule('form', (before) => !/[\da-z]$/.test(before)),
    regexRule('invoice_type', /收据/g, (found, text) =>
      /开|抬头|发票|专票|老板|正式|不带税/.test(text) ? found : null,
    ),
  ];
}
