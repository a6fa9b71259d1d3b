import { XiaoerError } from '../../errors.ts';
import { isIdentityNumber, passesLuhn } from './check-digits.ts';
import { notAfter, regexRule, type EntityRule } from './match.ts';

/** Our own shops' default: a day and six digits, 20261115100001. */
const defaultPatterns: Readonly<Record<string, readonly string[]>> = { order_no: ['20\\d{12}'] };

/** Courier prefixes before 8 to 15 digits, and the international form of the post (RR123456789CN). */
const waybill =
  /(?:(?:sf|yt|lp|xa|jd[a-z]{0,2}|jt|zto|sto|dpk|yd|zjs|tt|ht|best|db|yz|cn)[ -]?\d{8,15}(?:-\d{1,3}){0,2}(?:cn)?|1z[a-z\d]{16}|[a-z]{2}\d{9}[a-z]{2})(?![a-z\d])/g;

/** Numbers of shops that print letters before them: PO-51316021, HM2208173390, B2C-700705075763. */
const letteredOrder = /[a-z](?:[a-z\d]{0,3}-)?[a-z]{0,3}-?\d{6,16}[a-z]?(?![a-z\d]|-\d)/g;

const alone = notAfter('[a-z\\d]');

const cues = {
  order: /(?:订单|定单|单号|单子|order)[^\d]{0,6}$/,
  shortOrder: /(?:订单号?|定单号?|单号|order)(?: ?(?:no|number|号码|id))?[ :.#是为]{0,3}$/,
  waybill:
    /(?:运单|快递|物流|包裹|面单|中通|申通|圆通|韵达|极兔|邮政|德邦|安能|捷达|ems|dhl|ups|usps|fedex|已寄|寄回|waybill|tracking|track|awb)[^\d]{0,8}$/,
  card: /(?:卡|账户|账号|card|身份证|身份证号)[^\d]{0,6}$/,
  other:
    /(?:商品 ?id|产品 ?id|sku|货号|税号|识别号|信用代码|条码|条形码|序列号|sn|imei|批号|券码|验证码|流水号|交易号)[^\d]{0,6}$/,
};

/** Identity numbers, payment cards, waybills and order numbers. Values carry no spaces or hyphens; waybills are upper case. */
export function numberRules(patterns: Readonly<Record<string, readonly string[]>>): EntityRule[] {
  const given = { ...defaultPatterns, ...patterns };
  const own = Object.entries(given).flatMap(([type, sources]) => sources.map((source) => ownRule(type, source)));
  return [
    regexRule(
      'id_card',
      /\d{6}[ -]?\d{8}[ -]?\d{3}[\dx](?![\da-z])/g,
      (found) => {
        const plain = compact(found);
        return isIdentityNumber(plain) ? plain.toUpperCase() : null;
      },
      alone,
    ),
    ...own,
    regexRule('bank_card', /(?:\d{4}([ -]))(?:\d{4}\1){2,3}\d{1,4}(?![\da-z])/g, readCard, alone),
    regexRule('tracking_no', waybill, (found) => compact(found).toUpperCase(), alone),
    regexRule('order_no', letteredOrder, (found) => found.toUpperCase(), notAfter('[a-z\\d-]')),
    regexRule(
      'order_no',
      /\d{6,9}(?![\da-z.-])/g,
      (found, text, at) =>
        text.trim() === found || cues.shortOrder.test(text.slice(Math.max(0, at - 16), at)) ? found : null,
      notAfter('[\\da-z.-]'),
    ),
    ...longNumberRules(),
  ];
}

/** A bare run of 10 to 20 digits: what it is depends on its check digit and the words before it. */
function longNumberRules(): EntityRule[] {
  return ['bank_card', 'tracking_no', 'order_no'].map((type) =>
    regexRule(
      type,
      /\d{10,20}(?![\da-z])/g,
      (found, text, at) => (kindOfNumber(found, text.slice(Math.max(0, at - 16), at)) === type ? found : null),
      notAfter('[\\da-z.-]'),
    ),
  );
}

function kindOfNumber(digits: string, before: string): string | null {
  if (cues.other.test(before)) return null;
  if (readCard(digits) !== null && !cues.order.test(before)) return 'bank_card';
  if (/^(?:1[3-9]\d{9}|0\d{9,13})$/.test(digits) || cues.card.test(before)) return null;
  if (cues.waybill.test(before)) return 'tracking_no';
  if (cues.order.test(before)) return 'order_no';
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
