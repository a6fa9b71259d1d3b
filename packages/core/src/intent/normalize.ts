/** Text made comparable, with the way back: unit `i` of `text` came from `typed.slice(starts[i], ends[i])`. */
export interface NormalizedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A half-open range in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longest run of one character that is kept; marks repeat for emphasis, letters for sound (哈哈哈哈). */
const longestRun = { mark: 2, letter: 3 };

/** Makes text comparable. Pure, linear, never throws. */
export type Normalizer = (typed: string) => NormalizedText;

/**
 * Gives a normaliser: NFKC, lower case, one space for many, long repeats cut, and traditional characters simplified as `characters`
 * says (a lexicon's; none: they stay).
 */
export function createNormalizer(characters = ''): Normalizer {
  const simplified = new Map<string, string>();
  for (let index = 0; index < characters.length; index += 2) {
    simplified.set(characters.charAt(index), characters.charAt(index + 1));
  }
  return (typed) => normalizeWith(simplified, typed);
}

/** The range of the typed text that a range of the normalised text came from. */
export function spanAsTyped(normalized: NormalizedText, start: number, end: number): Span {
  return { start: normalized.starts[start] ?? 0, end: normalized.ends[end - 1] ?? 0 };
}

function normalizeWith(simplified: ReadonlyMap<string, string>, typed: string): NormalizedText {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const writer = { last: '', run: 0 };
  for (const { piece, start, end } of clusters(typed)) {
    for (const character of comparable(simplified, piece)) {
      writer.run = character === writer.last ? writer.run + 1 : 1;
      writer.last = character;
      if (writer.run > allowedRun(character)) {
        ends[ends.length - 1] = end;
        continue;
      }
      for (let unit = 0; unit < character.length; unit += 1) {
        units.push(character.charAt(unit));
        starts.push(start);
        ends.push(end);
      }
    }
  }
  return { text: units.join(''), starts, ends };
}

/** Cuts into a base character with the combining marks that follow it, so that NFKC can join them. */
function* clusters(typed: string): Generator<{ piece: string; start: number; end: number }> {
  let start = 0;
  while (start < typed.length) {
    let end = start + codePointLength(typed, start);
    while (end < typed.length && isCombining(typed.charCodeAt(end))) end += 1;
    yield { piece: typed.slice(start, end), start, end };
    start = end;
  }
}

function comparable(simplified: ReadonlyMap<string, string>, piece: string): string {
  const code = piece.charCodeAt(0);
  if (piece.length === 1) {
    if (code >= 0x4e00 && code <= 0x9fff) return simplified.get(piece) ?? piece;
    if (code > 0x20 && code < 0x7f) return piece.toLowerCase();
    if (code >= 0xd800 && code <= 0xdfff) return ' ';
  }
  const plain = piece.normalize('NFKC').toLowerCase();
  const visible = plain.replace(/[\p{Cf}\p{Mn}\p{Me}\u{fe00}-\u{fe0f}]/gu, '').replace(/[\s\p{Cc}]+/gu, ' ');
  return visible.length === 1 ? (simplified.get(visible) ?? visible) : visible;
}

function codePointLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

function isCombining(unit: number): boolean {
  return (
    (unit >= 0x300 && unit <= 0x36f) ||
    (unit >= 0x20d0 && unit <= 0x20ff) ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    unit === 0x200d
  );
}

/** Digits, spoken ones too, and Latin letters are never cut: 2000, 二二二二 and 2222 are values. */
function allowedRun(character: string): number {
  if (character === ' ') return 1;
  if (/[a-z0-9零〇幺一二三四五六七八九]/.test(character)) return Infinity;
  return /\p{L}/u.test(character) ? longestRun.letter : longestRun.mark;
}
