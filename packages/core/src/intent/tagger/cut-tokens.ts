import { hashText } from '../hash.ts';

/** A piece of normalised text as the tagger sees it; `start` and `end` are UTF-16 units of that text. */
export interface TagToken {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
  /** A number by its length and fraction, small ones as they are; else the same as `hash`. */
  readonly shape: number;
  readonly text: string;
  readonly kind: TokenKind;
  /** True where white space stands before it and one of the neighbours is no Latin word. */
  readonly isApart: boolean;
}

/** What a token is made of. */
export type TokenKind = 'character' | 'word' | 'number' | 'numeral' | 'mark';

const tokenPattern = /[a-z]+|\d+(?:,\d{3}(?!\d))*(?:\.\d+)?|[^\s]/gu;
const numerals = '零〇一二两俩三仨四五六七八九十百千万半几';

/** Longest Latin word or number that is told apart from others with the same beginning; hostile input stays cheap. */
const longestToken = 24;

/** Cuts normalised text into one token per character, Latin word or number (1,299.50). Spaces separate. Pure, linear. */
export function cutTokens(text: string): TagToken[] {
  const tokens: TagToken[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const token = match[0].slice(0, longestToken);
    const kind = kindOf(token);
    const before = tokens[tokens.length - 1];
    const isApart = before !== undefined && before.end < start && !(kind === 'word' && before.kind === 'word');
    const hash = hashText(token);
    const shape = kind === 'number' && token.length > 2 ? hashText(shapeOf(token)) : hash;
    tokens.push({ start, end, hash, shape, text: token, kind, isApart });
  }
  return tokens;
}

function kindOf(token: string): TokenKind {
  const code = token.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return 'word';
  if (code >= 0x30 && code <= 0x39) return 'number';
  if (numerals.includes(token)) return 'numeral';
  return /\p{L}/u.test(token) ? 'character' : 'mark';
}

function shapeOf(number: string): string {
  const whole = /^\d+/.exec(number)?.[0].length ?? 0;
  const length = whole < 6 ? whole : whole < 10 ? 6 : whole < 12 ? 10 : whole < 15 ? 12 : 15;
  return `#${length}${whole < number.length ? '.' : ''}`;
}
