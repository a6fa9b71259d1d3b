/** A find in normalised text, before it is carried back to the text as typed. */
export interface EntityMatch {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Finds entities of one kind in normalised text. Pure, linear in the length of the text. */
export type EntityRule = (text: string) => EntityMatch[];

/** A rule from a global regular expression; `read` gives the value, or null where the find is not one after all. */
export function regexRule(
  type: string,
  pattern: RegExp,
  read: (found: string, text: string, at: number) => string | null,
): EntityRule {
  return (text) => {
    const matches: EntityMatch[] = [];
    for (const found of text.matchAll(pattern)) {
      const value = read(found[0], text, found.index);
      if (value !== null) matches.push({ type, start: found.index, end: found.index + found[0].length, value });
    }
    return matches;
  };
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
