import { isNumber, isWord, tokens, wordGrams } from './grams.ts';
import { bucketOf, combineHashes, hashText } from './hash.ts';

/** Tokens looked at in one message. 99 % of the corpus has below 60; the rest of a pasted page tells nothing new. */
const mostTokens = 160;

/** Tokens between the two of a skip pair, at most. */
const widestGap = 3;

const salt = { pair: 0x51ed270b, triple: 0x2545f491, skip: 0x6c62272e, inWord: 0x1b873593 };
const edge = { start: hashText('\u0002'), end: hashText('\u0003') };

/**
 * Hashes of everything the linear model looks at in a normalised message: tokens, pairs, triples, pairs with a gap and
 * grams inside Latin words. One entry per occurrence, unsigned 32 bits. Pure.
 */
export function features(normalized: string): number[] {
  const words = tokens(normalized).slice(0, mostTokens);
  if (words.length === 0) return [];
  const found: number[] = [];
  const hashes = [edge.start, ...words.map((word) => hashText(shape(word))), edge.end];
  const hashAt = (index: number) => hashes[index] ?? 0;
  for (let index = 0; index < hashes.length; index += 1) {
    const hash = hashAt(index);
    if (index > 0 && index < hashes.length - 1) found.push(hash);
    if (index + 1 < hashes.length) found.push(combineHashes(hash ^ salt.pair, hashAt(index + 1)));
    if (index + 2 < hashes.length) {
      found.push(combineHashes(combineHashes(hash ^ salt.triple, hashAt(index + 1)), hashAt(index + 2)));
    }
    for (let gap = 2; gap <= widestGap + 1 && index + gap < hashes.length; gap += 1) {
      found.push(combineHashes(hash ^ salt.skip, hashAt(index + gap)));
    }
  }
  for (const word of words) {
    if (!isWord(word) || word.length < 3) continue;
    for (const size of [3, 4]) for (const gram of wordGrams(word, size)) found.push(hashText(gram, salt.inWord));
  }
  return found;
}

/** A message as the model sees it: distinct keys of `bits` bits, ascending, and the value of each. */
export interface FeatureVector {
  readonly keys: readonly number[];
  readonly values: readonly number[];
}

/**
 * Features as a vector: 1 + ln(count) each, divided by the root of the number of distinct features. Features that no
 * model knows count in the divisor too, so a strange message scores low everywhere. Pure.
 */
export function featureVector(normalized: string, bits: number): FeatureVector {
  const counts = new Map<number, number>();
  for (const hash of features(normalized)) {
    const key = bucketOf(hash, bits);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts.keys()].sort((left, right) => left - right);
  const norm = Math.sqrt(keys.length);
  return { keys, values: keys.map((key) => (1 + Math.log(counts.get(key) ?? 1)) / norm) };
}

/** Numbers differ in every message, their length tells more: an order number, a price, a count. */
function shape(token: string): string {
  if (!isNumber(token) || token.length === 1) return token;
  const length = token.length;
  return `#${length < 5 ? length : length < 8 ? 5 : length < 11 ? 8 : length < 12 ? 11 : length < 14 ? 12 : 14}`;
}
