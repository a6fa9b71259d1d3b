import { isCardNumber, isCreditCode, isResidentNumber } from './check-digits.ts';
import { phoneShapes } from './phone-shapes.ts';
import { spokenDigits } from './spoken-digits.ts';

/** What a span of personal data is. Secrets are `id_card`, `bank_card` and `password`: nobody needs them, not even here. */
export type PrivateKind =
  | 'phone'
  | 'id_card'
  | 'bank_card'
  | 'password'
  | 'email'
  | 'address'
  | 'tax_no'
  | 'passport'
  | 'person'
  | 'ip';

/** Personal data in a text; offsets are UTF-16 units of the text as typed, `end` exclusive. */
export interface PrivateSpan {
  readonly kind: PrivateKind;
  readonly start: number;
  readonly end: number;
}

/** Full-width letters, digits and marks as their ASCII twins. */
function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Full-width and spoken digits (幺三八…) as plain ones; offsets stay as they are. */
export function foldNumbers(text: string): string {
  return spokenDigits(foldWidth(text));
}

interface Rule {
  readonly kind: PrivateKind;
  /**
   * The span is the group named `span` at the end of the match, or the whole match. Every quantifier is bounded or
   * anchored: linear time. No look-behind: one in a literal stops the whole script on iOS before 16.4.
   */
  readonly pattern: RegExp;
  readonly isValid?: (match: string, before: string) => boolean;
}

const cardLabel = /(?:卡号|银行卡|信用卡|储蓄卡|card)[^\d]{0,8}$/i;
/** A number behind capitals is a waybill, but for those that say whose card it is. */
const carrierPrefix = /(?:^|[^A-Za-z])(?!(?:AMEX|VISA|JCB)$)[A-Z]{1,5}$/;
const digitsOf = (text: string): string => text.replace(/[ -]/g, '');

const rules: readonly Rule[] = [
  {
    kind: 'id_card',
    pattern: /(?:^|\D)(?<span>\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx])(?:(?![\dA-Za-z])|(?=1[3-9]\d{9}(?!\d)))/g,
    isValid: (match) => isResidentNumber(digitsOf(match)),
  },
  {
    kind: 'bank_card',
    pattern: /(?:^|\D)(?<span>\d(?:[ -]?\d){11,18})(?!\d)/g,
    isValid: (match, before) => isCardNumber(digitsOf(match), cardLabel.test(before)) && !carrierPrefix.test(before),
  },
  {
    kind: 'password',
    pattern:
      /(?:密码|口令|验证码|校验码|安全码|动态码|(?:^|[^A-Za-z])(?:cvv2?|cvc2?|password|passwd|passcode|pwd|pin)(?![A-Za-z]))\s{0,2}(?:是|为|改成|改为|is)?\s{0,2}[:=]?\s{0,2}(?<span>(?=[A-Za-z]{0,20}[\d@#$%^&*!_.])[A-Za-z\d@#$%^&*!_.~+-]{3,64})/gi,
  },
  {
    kind: 'phone',
    pattern: new RegExp(String.raw`(?:^|[^\d+])(?<span>(?:(?:\+|00)?86[ -]?)?${phoneShapes.mobile})(?!\d)`, 'g'),
    isValid: (_match, before) => !carrierPrefix.test(before),
  },
  // Typed right behind a resident number.
  { kind: 'phone', pattern: /\d{17}[\dXx](?<span>1[3-9]\d{9})(?!\d)/g },
  // Landlines and phones of other countries, which show by their groups or a plus.
  {
    kind: 'phone',
    pattern: new RegExp(
      String.raw`(?:^|[^\dA-Za-z-])(?<span>(?:\(0\d{1,3}\) ?|0\d{1,3}-)\d{3,4}[ -]?\d{4}|${phoneShapes.spaced}|${phoneShapes.grouped}|\+[1-9](?:[ -]?\d){8,13})(?![\d-])`,
      'g',
    ),
  },
  // A slip of the keyboard puts a comma for the dot, and where @ is hard to find it is written 艾特.
  {
    kind: 'email',
    pattern:
      /(?:^|[^\w.%+-])(?<span>[\w.%+-]+(?:@|艾特)[A-Za-z\d-]{1,63}(?:(?:\.[A-Za-z\d-]{1,63}){1,4}|[,。](?:com|cn|net|org)))/g,
  },
  { kind: 'tax_no', pattern: /(?:^|[^A-Za-z\d])(?<span>[A-Za-z\d]{18})(?![A-Za-z\d])/g, isValid: isCreditCode },
  { kind: 'passport', pattern: /(?:护照号?码?|passport)\s{0,2}[:是为]?\s{0,2}(?<span>[A-Za-z]{1,2}\d{7,8})(?!\d)/gi },
  {
    kind: 'ip',
    pattern: /(?:^|[^\d.])(?<span>(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d))(?![\d.])/g,
  },
  {
    kind: 'address',
    pattern:
      /(?:地址|住址|address)\s{0,2}(?:是|为|改成|改为|改到|换成|换到)?\s{0,2}[:]?\s{0,2}(?<span>[^\s,,。;;!!??:]{0,12}(?:省|市|区|县|镇|乡|村|路|街|道|巷|弄|号|栋|室)[^\n,,。;;!!??]{0,40})/gi,
  },
  // A street with a number needs no label.
  {
    kind: 'address',
    pattern: /[\u4e00-\u9fff]{2,14}(?:路|街道?|大道|巷|弄|胡同|小区|村)\s?\d{1,5}\s?(?:号|弄)[^\n,,。;;!!??]{0,24}/g,
  },
  {
    kind: 'person',
    pattern:
      /(?:收货人|收件人|联系人|姓名)\s{0,2}(?:是|为|改成|改为|叫)?\s{0,2}[:]?\s{0,2}(?<span>[\u4e00-\u9fff·]{2,4})/g,
    isValid: (match) => !/[是为改叫的了吗呢]/.test(match),
  },
];

const secretKinds: readonly PrivateKind[] = ['id_card', 'bank_card', 'password'];

/** True for what is masked before it is written down anywhere. */
export function isSecret(kind: PrivateKind): boolean {
  return secretKinds.includes(kind);
}

/** Personal data of a text, in order and without overlap: where two rules claim a place the longer span wins. */
export function findPrivate(text: string): readonly PrivateSpan[] {
  // A typed number beside a spoken digit (买了一13800001001) is found only as typed, so both readings count.
  const readings = new Set([foldWidth(text), foldNumbers(text)]);
  const found = [...readings].flatMap((reading) => rules.flatMap((rule) => matchesOf(rule, reading)));
  const byLength = [...found].sort((left, right) => right.end - right.start - (left.end - left.start));
  const taken: PrivateSpan[] = [];
  const covered = new Uint8Array(text.length);
  for (const span of byLength) {
    // The spans taken so far are no shorter, so one that overlaps covers an end of this one.
    if (covered[span.start] === 1 || covered[span.end - 1] === 1) continue;
    covered.fill(1, span.start, span.end);
    taken.push(span);
  }
  return taken.sort((left, right) => left.start - right.start);
}

function matchesOf(rule: Rule, text: string): readonly PrivateSpan[] {
  const spans: PrivateSpan[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const value = match.groups?.['span'] ?? match[0];
    const start = match.index + match[0].length - value.length;
    const before = text.slice(Math.max(0, start - 12), start);
    if (rule.isValid?.(value, before) ?? true) spans.push({ kind: rule.kind, start, end: start + value.length });
  }
  return spans;
}
