/** Lines as features and tags, end to end: line `l` has the tokens `lineStarts[l]` up to `lineStarts[l + 1]`. */
export interface ChainData {
  readonly lineStarts: Uint32Array;
  /** Token `t` has the features `features[tokenStarts[t]]` up to `features[tokenStarts[t + 1]]`. */
  readonly tokenStarts: Uint32Array;
  readonly features: Uint32Array;
  readonly tags: Uint8Array;
}

/** Weights of a chain. Row `r` has the entries `rowStarts[r]..rowStarts[r + 1]`, only for tags that it was seen with. */
export interface ChainWeights {
  readonly tagCount: number;
  /** Key of each row, ascending. */
  readonly keys: Uint32Array;
  readonly rowStarts: Uint32Array;
  readonly entryTags: Uint8Array;
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

/** Zero weights for all keys of `bits` bits that the data has at least `leastCount` times, each with the tags that it was seen with. */
export function createWeights(data: ChainData, bits: number, tagCount: number, leastCount: number): ChainWeights {
  const counts = new Uint8Array(1 << bits);
  for (const key of data.features) if ((counts[key] ?? 0) < 255) counts[key] = (counts[key] ?? 0) + 1;
  const keys: number[] = [];
  const rowOf = new Int32Array(1 << bits).fill(-1);
  counts.forEach((count, key) => {
    if (count >= leastCount) rowOf[key] = keys.push(key) - 1;
  });
  const seen = new Uint8Array(keys.length * tagCount);
  forEachToken(data, (token, tag) => {
    for (let at = data.tokenStarts[token] ?? 0; at < (data.tokenStarts[token + 1] ?? 0); at += 1) {
      const row = rowOf[data.features[at] ?? 0] ?? -1;
      if (row >= 0) seen[row * tagCount + tag] = 1;
    }
  });
  const entryTags: number[] = [];
  const rowStarts = new Uint32Array(keys.length + 1);
  for (let row = 0; row < keys.length; row += 1) {
    for (let tag = 0; tag < tagCount; tag += 1) if (seen[row * tagCount + tag] === 1) entryTags.push(tag);
    rowStarts[row + 1] = entryTags.length;
  }
  return {
    tagCount,
    keys: Uint32Array.from(keys),
    rowStarts,
    entryTags: Uint8Array.from(entryTags),
    weights: new Float32Array(entryTags.length),
    transitions: new Float32Array(tagCount * tagCount),
  };
}

/** The same data with rows of these weights instead of keys; keys without a row are dropped. */
export function toRows(data: ChainData, { keys }: ChainWeights, bits: number): ChainData {
  const rowOf = new Int32Array(1 << bits).fill(-1);
  keys.forEach((key, row) => (rowOf[key] = row));
  const features = new Uint32Array(data.features.length);
  const tokenStarts = new Uint32Array(data.tokenStarts.length);
  let filled = 0;
  for (let token = 0; token + 1 < tokenStarts.length; token += 1) {
    for (let at = data.tokenStarts[token] ?? 0; at < (data.tokenStarts[token + 1] ?? 0); at += 1) {
      const row = rowOf[data.features[at] ?? 0] ?? -1;
      if (row >= 0) features[filled++] = row;
    }
    tokenStarts[token + 1] = filled;
  }
  return { ...data, features: features.slice(0, filled), tokenStarts };
}

/** Only the `size` entries of the greatest magnitude; rows without an entry go. Deterministic. */
export function keepLargest(chain: ChainWeights, size: number): ChainWeights {
  const magnitudes = chain.weights.map(Math.abs).sort();
  const least = Math.max(magnitudes[Math.max(0, magnitudes.length - size)] ?? 0, Number.MIN_VALUE);
  const keys: number[] = [];
  const rowStarts = [0];
  const entryTags: number[] = [];
  const weights: number[] = [];
  chain.keys.forEach((key, row) => {
    const before = weights.length;
    for (let entry = chain.rowStarts[row] ?? 0; entry < (chain.rowStarts[row + 1] ?? 0); entry += 1) {
      const weight = chain.weights[entry] ?? 0;
      if (Math.abs(weight) < least) continue;
      entryTags.push(chain.entryTags[entry] ?? 0);
      weights.push(weight);
    }
    if (weights.length === before) return;
    keys.push(key);
    rowStarts.push(weights.length);
  });
  return {
    tagCount: chain.tagCount,
    keys: Uint32Array.from(keys),
    rowStarts: Uint32Array.from(rowStarts),
    entryTags: Uint8Array.from(entryTags),
    weights: Float32Array.from(weights),
    transitions: chain.transitions.slice(),
  };
}

function forEachToken(data: ChainData, visit: (token: number, tag: number) => void): void {
  data.tags.forEach((tag, token) => visit(token, tag));
}
