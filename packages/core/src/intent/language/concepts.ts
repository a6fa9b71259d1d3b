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
  const conceptOf = indexConcepts(concepts);
  if (conceptOf.size === 0) return () => [];
  return (hashes) => {
    const found: FoundConcept[] = [];
    let covered = 0;
    for (let from = 0; from < hashes.length; from += 1) {
      let longest: FoundConcept | undefined;
      visitFrom(conceptOf, hashes, from, (concept, to) => (longest = { concept, from, to }));
      if (longest === undefined || longest.to <= covered) continue;
      covered = longest.to;
      found.push(longest);
    }
    return found;
  };
}

/** Like `createConceptFinder`, but tells every concept that has an expression in the message, also inside others. Ascending. */
export function createEveryConceptFinder(concepts: readonly Uint32Array[]): (hashes: readonly number[]) => number[] {
  const conceptOf = indexConcepts(concepts);
  return (hashes) => {
    const found = new Set<number>();
    for (let from = 0; from < hashes.length; from += 1)
      visitFrom(conceptOf, hashes, from, (concept) => found.add(concept));
    return [...found].sort((left, right) => left - right);
  };
}

function indexConcepts(concepts: readonly Uint32Array[]): ReadonlyMap<number, number> {
  const conceptOf = new Map<number, number>();
  concepts.forEach((expressions, concept) => {
    for (const expression of expressions) conceptOf.set(expression, concept);
  });
  return conceptOf;
}

/** Visits the concepts whose expressions begin at a token, the shortest expression first, with the token after each. */
function visitFrom(
  conceptOf: ReadonlyMap<number, number>,
  hashes: readonly number[],
  from: number,
  visit: (concept: number, to: number) => void,
): void {
  let hash = seed;
  const end = Math.min(hashes.length, from + mostTokens);
  for (let at = from; at < end; at += 1) {
    hash = combineHashes(hash, hashes[at] ?? 0);
    const concept = conceptOf.get(bucketOf(hash, expressionBits));
    if (concept !== undefined) visit(concept, at + 1);
  }
}
