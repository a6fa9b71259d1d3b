import { bucketOf, combineHashes, hashText } from '../hash.ts';
import { tokens } from '../grams.ts';

/** Longest expression that is looked for, in tokens: Han characters or words. */
const mostTokens = 8;

/** Bits of an expression's hash: with 20,000 expressions one message in thirty has a concept by mistake. */
const expressionBits = 26;

const seed = 0x1f83d9ab;

/** One concept in a message, as a half-open range of tokens. */
export interface FoundConcept {
  readonly concept: number;
  readonly from: number;
  readonly to: number;
}

/** The hash by which an expression is found, of a normalised text. */
export function hashExpression(normalized: string): number {
  return bucketOf(
    tokens(normalized).reduce((hash, token) => combineHashes(hash, hashText(token)), seed),
    expressionBits,
  );
}

/**
 * Gives a finder of concepts in a message, given as `hashText` of each token. Where one expression lies inside another
 * (投诉 in 不投诉) only the longer one counts. By position.
 */
export function createConceptFinder(concepts: readonly Uint32Array[]): (hashes: readonly number[]) => FoundConcept[] {
  const conceptOf = new Map<number, number>();
  concepts.forEach((expressions, concept) => {
    for (const expression of expressions) conceptOf.set(expression, concept);
  });
  if (conceptOf.size === 0) return () => [];
  return (hashes) => {
    const found: FoundConcept[] = [];
    let covered = 0;
    for (let from = 0; from < hashes.length; from += 1) {
      const longest = longestFrom(conceptOf, hashes, from);
      if (longest === undefined || longest.to <= covered) continue;
      covered = longest.to;
      found.push(longest);
    }
    return found;
  };
}

function longestFrom(
  conceptOf: ReadonlyMap<number, number>,
  hashes: readonly number[],
  from: number,
): FoundConcept | undefined {
  let longest: FoundConcept | undefined;
  let hash = seed;
  const end = Math.min(hashes.length, from + mostTokens);
  for (let at = from; at < end; at += 1) {
    hash = combineHashes(hash, hashes[at] ?? 0);
    const concept = conceptOf.get(bucketOf(hash, expressionBits));
    if (concept !== undefined) longest = { concept, from, to: at + 1 };
  }
  return longest;
}
