/** 32-bit FNV-1a over UTF-16 units, unsigned. The same string gives the same number on every platform. */
export function hashText(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** Joins two hashes into one, order matters. Unsigned 32 bits. */
export function combineHashes(left: number, right: number): number {
  return (Math.imul(left ^ (right + 0x9e3779b9 + (left << 6) + (left >>> 2)), 0x85ebca6b) ^ (right >>> 15)) >>> 0;
}

/** Spreads a hash over `2 ** bits` buckets. FNV leaves its low bits weak, hence the final mix (murmur3's). */
export function bucketOf(hash: number, bits: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed >>> (32 - bits);
}
