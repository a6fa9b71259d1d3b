/** A find in normalised text, before it is carried back to the text as typed. */
export interface EntityMatch {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** What it is instead where the message is about a parcel on its way, and where it is about something else. */
  readonly ofParcel?: string;
  readonly elsewhere?: string;
}

/** Finds entities of one kind in normalised text. Pure, linear in the length of the text. */
export type EntityRule = (text: string) => EntityMatch[];

/** The end of a find that grows beyond its match. Expressions in two steps compile in a fraction of the time of one that holds both. */
export type GrowFind = (match: RegExpExecArray) => number;

/** Whether a find may stand after these words; `before` is the end of the text before it, up to 16 units. */
export type MayFollow = (before: string, found: string) => boolean;

/**
 * A rule from a global regular expression; `read` gives the value, or null where the find is not one after all. `mayFollow` stands for
 * a look-behind, which Safari before 16.4 cannot even read.
 */
export function regexRule(
  type: string,
  pattern: RegExp,
  read: (found: string, text: string, at: number) => string | null,
  mayFollow?: MayFollow,
  grow?: GrowFind,
): EntityRule {
  return (text) => {
    const matches: EntityMatch[] = [];
    for (const { found, at } of findsOf(text, pattern, mayFollow, grow)) {
      const value = read(found, text, at);
      if (value !== null) matches.push({ type, start: at, end: at + found.length, value });
    }
    return matches;
  };
}

/** The same rules, asked only where a text has what every find of theirs has: most expressions then never have to be compiled. */
export function onlyWith(needed: RegExp, rules: readonly EntityRule[]): EntityRule {
  return (text) => (needed.test(text) ? rules.flatMap((rule) => rule(text)) : []);
}

/** Says no after one of these characters, a class such as `[a-z]`. */
export function notAfter(characters: string): MayFollow {
  const pattern = new RegExp(`${characters}$`);
  return (before) => !pattern.test(before);
}

/** The end of the text before a place: what a rule looks back at. */
export const wordsBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 16), at);

/** Finds from left to right without overlap. One that may not stand where it is gives way to those that begin after its first unit. */
function* findsOf(
  text: string,
  pattern: RegExp,
  mayFollow: MayFollow = () => true,
  grow: GrowFind = ({ 0: found, index }) => index + found.length,
): Generator<{ found: string; at: number }> {
  // Copied where it is not at its start: a caller that stopped half-way has left it there.
  const search = pattern.lastIndex === 0 ? pattern : new RegExp(pattern);
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const at = match.index;
    const end = grow(match);
    const found = text.slice(at, end);
    const isFine = mayFollow(wordsBefore(text, at), found);
    if (isFine) yield { found, at };
    search.lastIndex = isFine && end > at ? end : at + 1;
  }
}

/** Keeps the longest of overlapping matches; of equal ones, the one that stands first in the list. Sorted by place. */
export function resolveOverlaps(matches: readonly EntityMatch[]): EntityMatch[] {
  const ordered = matches
    .map((match, rank) => ({ match, rank }))
    .sort(
      (left, right) =>
        right.match.end - right.match.start - (left.match.end - left.match.start) || left.rank - right.rank,
    );
  const kept: EntityMatch[] = [];
  for (const { match } of ordered) {
    if (kept.every((other) => match.end <= other.start || match.start >= other.end)) kept.push(match);
  }
  return kept.sort((left, right) => left.start - right.start);
}
