import { bucketOf, combineHashes } from '../hash.ts';
import { cutTokens, type TagToken } from './cut-tokens.ts';

/** Words by class, as hashes: 10,000 words in 18 kB. One word in 16,000 that is not in it seems to be. */
export interface WordBook {
  readonly classes: readonly string[];
  /** Ascending keys of `wordBits` bits, and the classes of each as bits of a number. */
  readonly keys: Uint32Array;
  readonly masks: Uint16Array;
}

/** Words of one class in a text, as units of that text. */
export interface Hint {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const wordBits = 26;

/** Longest word, in tokens; bounds the search. */
const longestWord = 8;

/** A book of words by class, at most 16 classes. Words are given as normalised text; longer ones than eight tokens are left out. */
export function createWordBook(wordsByClass: Readonly<Record<string, readonly string[]>>): WordBook {
  const classes = Object.keys(wordsByClass).sort();
  const masks = new Map<number, number>();
  classes.forEach((name, index) => {
    for (const word of wordsByClass[name] ?? []) {
      const tokens = cutTokens(word);
      if (tokens.length === 0 || tokens.length > longestWord) continue;
      const key = keysFrom(tokens, 0)[tokens.length - 1] ?? 0;
      masks.set(key, (masks.get(key) ?? 0) | (1 << index));
    }
  });
  const keys = Uint32Array.from(masks.keys()).sort();
  return { classes, keys, masks: Uint16Array.from(keys, (key) => masks.get(key) ?? 0) };
}

/** Gives a finder of the book's words: for each class the longest from left to right. `type` is the class. */
export function createWordFinder(book: WordBook): (tokens: readonly TagToken[]) => Hint[] {
  const masks = new Map<number, number>();
  book.keys.forEach((key, index) => masks.set(key, book.masks[index] ?? 0));
  return (tokens) => {
    const hints: Hint[] = [];
    const freeFrom = book.classes.map(() => 0);
    for (let from = 0; from < tokens.length; from += 1) {
      const found = keysFrom(tokens, from).map((key) => masks.get(key) ?? 0);
      if (found.every((mask) => mask === 0)) continue;
      book.classes.forEach((type, index) => {
        if (from < (freeFrom[index] ?? 0)) return;
        let last = found.length - 1;
        while (last >= 0 && ((found[last] ?? 0) & (1 << index)) === 0) last -= 1;
        if (last < 0) return;
        freeFrom[index] = from + last + 1;
        hints.push({ type, start: tokens[from]?.start ?? 0, end: tokens[from + last]?.end ?? 0 });
      });
    }
    return hints;
  };
}

/** Keys of the words of one, two … tokens that begin at a token. */
function keysFrom(tokens: readonly TagToken[], from: number): number[] {
  const keys: number[] = [];
  let hash = 0x2f0b4c47;
  for (let index = from; index < Math.min(tokens.length, from + longestWord); index += 1) {
    hash = combineHashes(hash, tokens[index]?.hash ?? 0);
    keys.push(bucketOf(hash, wordBits));
  }
  return keys;
}
