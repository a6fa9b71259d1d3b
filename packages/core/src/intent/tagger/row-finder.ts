import type { Tagger } from './tagger.ts';

const bucketBits = 16;

/**
 * Gives what finds the row of a key, -1 for a key that the tagger does not know. Keys are hashes, so their upper bits say nearly where
 * each stands in the sorted list.
 */
export function createRowFinder({ keys, hashBits }: Pick<Tagger, 'keys' | 'hashBits'>): (key: number) => number {
  const shift = Math.max(0, hashBits - bucketBits);
  const firstRow = new Uint32Array((1 << Math.min(bucketBits, hashBits)) + 1).fill(keys.length);
  for (let row = keys.length - 1; row >= 0; row -= 1) firstRow[(keys[row] ?? 0) >>> shift] = row;
  for (let bucket = firstRow.length - 2; bucket >= 0; bucket -= 1) {
    firstRow[bucket] = Math.min(firstRow[bucket] ?? 0, firstRow[bucket + 1] ?? 0);
  }
  return (key) => {
    const end = firstRow[(key >>> shift) + 1] ?? 0;
    for (let row = firstRow[key >>> shift] ?? 0; row < end; row += 1) if (keys[row] === key) return row;
    return -1;
  };
}
