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
  const seenAt = new Int32Array(rows.length).fill(-1);
  for (const [right, row] of rows.entries()) {
    let best: SimilarPair | null = null;
    // If fewer than `threshold` of the grams are left after these, none of them shared, the texts cannot be alike enough.
    for (const gram of row.slice(0, row.length - Math.ceil(threshold * row.length) + 1)) {
      const held = holders.get(gram);
      for (const left of held ?? []) {
        if (seenAt[left] === right) continue;
        seenAt[left] = right;
        const similarity = jaccard(rows[left] ?? [], row, Math.max(threshold, best?.similarity ?? 0));
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

/** What two sorted rows share among all they have; 0 as soon as it cannot reach `threshold` any more. */
function jaccard(row: readonly number[], other: readonly number[], threshold: number): number {
  const needed = (threshold / (1 + threshold)) * (row.length + other.length) - 1e-9;
  let shared = 0;
  let left = 0;
  let right = 0;
  while (left < row.length && right < other.length) {
    if (shared + Math.min(row.length - left, other.length - right) < needed) return 0;
    const difference = (row[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
  return shared / (row.length + other.length - shared);
}
