import { findPrivate, foldNumbers, isSecret, type PrivateKind, type PrivateSpan } from './spans.ts';

/**
 * The text as it may leave this device: 138****1001, a***@example.com, 杭州市西湖区****. Order and waybill numbers
 * survive. Linear in the length of the text.
 */
export function redact(text: string): string {
  return replaceSpans(text, findPrivate(text));
}

/** The text as it may be written down here: only secrets (resident number, payment card, password) are masked. */
export function maskSecrets(text: string): string {
  return replaceSpans(
    text,
    findPrivate(text).filter(({ kind }) => isSecret(kind)),
  );
}

/** The mask of one value whose kind is known, e.g. because a form asked for it. */
export function maskAs(kind: PrivateKind, value: string): string {
  const folded = foldNumbers(value);
  switch (kind) {
    case 'phone':
      return maskPhone(folded);
    case 'id_card':
      return `${folded.slice(0, 3)}${'*'.repeat(Math.max(0, folded.length - 7))}${folded.slice(-4)}`;
    case 'bank_card':
      return `${'*'.repeat(Math.max(0, folded.length - 4))}${folded.slice(-4)}`;
    case 'email':
      return folded.includes('@') ? `${folded.slice(0, 1)}***${folded.slice(folded.indexOf('@'))}` : '***';
    case 'address':
      return maskAddress(value);
    case 'person':
      return `${value.slice(0, 1)}**`;
    case 'tax_no':
      return `${folded.slice(0, 2)}****${folded.slice(-2)}`;
    case 'password':
    case 'passport':
    case 'ip':
      return '***';
    default: {
      const unknown: never = kind;
      return unknown;
    }
  }
}

/** 138****1001: the last eleven digits decide, whatever stands before or between them. */
function maskPhone(text: string): string {
  const digits = text.replace(/\D/g, '').slice(-11);
  return digits.length < 7 ? '***' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** Keeps the city and district, which routing and freight need, and nothing below. */
function maskAddress(text: string): string {
  const region = /^.{0,24}(?:省|市|区|县)/u.exec(text)?.[0] ?? '';
  return `${region}****`;
}

function replaceSpans(text: string, spans: readonly PrivateSpan[]): string {
  if (spans.length === 0) return text;
  let result = '';
  let position = 0;
  for (const { kind, start, end } of spans) {
    result += text.slice(position, start) + maskAs(kind, text.slice(start, end));
    position = end;
  }
  return result + text.slice(position);
}
