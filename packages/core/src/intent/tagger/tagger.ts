import type { WordBook } from './word-book.ts';

/**
 * A linear chain over tokens. Tag 0 is “no entity”; type `t` has the tags 1 + 4t .. 4 + 4t: first, middle and last token of a span, and
 * a span of one token. The score of a tag is `step` × the sum of the weights of the token's features; of two neighbours, `step` × their
 * transition.
 */
export interface Tagger {
  readonly types: readonly string[];
  readonly hashBits: number;
  /** Worth of one unit of a weight. */
  readonly step: number;
  /** Taken off the score of “no entity”, in units of `step`: more finds, fewer of them right. */
  readonly eagerness: number;
  /** Feature keys, ascending. Row `i` has the entries `rowStarts[i]..rowStarts[i + 1]`. */
  readonly keys: Uint32Array;
  readonly rowStarts: Uint32Array;
  readonly entryTags: Uint8Array;
  readonly entryWeights: Int8Array;
  /** From tag × to tag, in units of `step`; what may not follow is never looked at. */
  readonly transitions: Int8Array;
  readonly words: WordBook;
}

/** Number of tags of a tagger for so many types. */
export function tagCount(typeCount: number): number {
  return 1 + 4 * typeCount;
}

/** The tags that a span may begin with (and “no entity”), and those that it may end with. */
export function boundaryTags(typeCount: number): { readonly opening: number[]; readonly closing: number[] } {
  const first = Array.from({ length: typeCount }, (_, type) => 1 + 4 * type);
  return {
    opening: [0, ...first.flatMap((tag) => [tag, tag + 3])],
    closing: [0, ...first.flatMap((tag) => [tag + 2, tag + 3])],
  };
}
