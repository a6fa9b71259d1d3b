/** Two texts that share most of their pairs of characters; `similarity` is Jaccard, 0..1, `left` before `right`. */
export interface SimilarPair {
  readonly left: number;
  readonly right: number;
  readonly similarity: number;
}

/**
 * For each text the most similar one before it, where at least `threshold` alike. Exact and in the order of the texts: texts so alike
 * must share one of their rarest grams, so only those are compared. Pure.
 */
export function similarPairs(texts: readonly string[], threshold: number): SimilarPair[] {
  const rows = rareFirst(texts.map(grams));
  const holders = new Map<number, number[]>();
  const pairs: SimilarPair[] = [];
  for (const [right, row] of rows.entries()) {
    const own = new Set(row);
    const seen = new Set<number>();
    let best: SimilarPair | null = null;
    // If fewer than `threshold` of the grams are left after these, none of them shared, the texts cannot be alike enough.
    for (const gram of row.slice(0, row.length - Math.ceil(threshold * row.length) + 1)) {
      const held = holders.get(gram);
      for (const left of held ?? []) {
        if (seen.has(left)) continue;
        seen.add(left);
        const similarity = jaccard(rows[left] ?? [], own, threshold);
        if (similarity >= threshold && similarity > (best?.similarity ?? 0)) best = { left, right, similarity };
      }
      if (held === undefined) holders.set(gram, [right]);
      else held.push(right);
    }
    if (best !== null) pairs.push(best);
  }
  return pairs;
}

/** Pairs of characters with the ends marked; a pair that comes again counts apart, so that repeats are not free. */
function grams(text: string): string[] {
  const padded = `^${text}$`;
  const times = new Map<string, number>();
  return Array.from({ length: padded.length - 1 }, (_, index) => {
    const gram = padded.slice(index, index + 2);
    const time = (times.get(gram) ?? 0) + 1;
    times.set(gram, time);
    return time === 1 ? gram : `${gram}${time}`;
  });
}

/** Grams as numbers, each row sorted by how rare the gram is in all rows. */
function rareFirst(rows: readonly (readonly string[])[]): number[][] {
  const counts = new Map<string, number>();
  for (const gram of rows.flat()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const ranks = new Map(
    [...counts].sort((left, right) => left[1] - right[1]).map(([gram], rank): [string, number] => [gram, rank]),
  );
  return rows.map((row) => row.map((gram) => ranks.get(gram) ?? 0).sort((left, right) => left - right));
}

function jaccard(row: readonly number[], other: ReadonlySet<number>, threshold: number): number {
  const smaller = Math.min(row.length, other.size);
  if (smaller < threshold * Math.max(row.length, other.size)) return 0;
  let shared = 0;
  for (const gram of row) if (other.has(gram)) shared += 1;
  return shared / (row.length + other.size - shared);
}
