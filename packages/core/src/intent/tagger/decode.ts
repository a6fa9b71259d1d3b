import type { TokenFeatures } from './tag-features.ts';
import { boundaryTags, tagCount, type Tagger } from './tagger.ts';

/** Finds the best tags of a text. Pure, linear in the number of tokens. */
export type Decoder = (features: TokenFeatures) => Uint8Array;

const bucketBits = 16;
const never = -1e9;

/** Gives the decoder of a tagger: Viterbi over the tags that may follow each other. */
export function createDecoder(tagger: Tagger): Decoder {
  const { transitions } = tagger;
  const count = tagCount(tagger.types.length);
  const { opening, closing } = boundaryTags(tagger.types.length);
  const rowOf = rowFinder(tagger);
  const outgoing = closing.map((from) => opening.map((to) => transitions[from * count + to] ?? 0));
  const mostOut = outgoing.map((list) => Math.max(...list));
  const leastOut = outgoing.map((list) => Math.min(...list));
  const own = new Float64Array(count);
  return ({ keys, starts }) => {
    const size = starts.length - 1;
    const from = new Uint8Array(size * count);
    let before = new Float64Array(count).fill(never);
    let here = new Float64Array(count);
    for (let token = 0; token < size; token += 1) {
      own.fill(0);
      own[0] = -tagger.eagerness;
      const end = starts[token + 1] as number;
      for (let index = starts[token] as number; index < end; index += 1)
        addRow(tagger, rowOf(keys[index] as number), own);
      here.fill(never * 2);
      if (token === 0) for (const tag of opening) here[tag] = own[tag] as number;
      else {
        // A tag that cannot win even by its best transition is left out: mostly all but two or three.
        let bound = never;
        for (let at = 0; at < closing.length; at += 1) {
          bound = Math.max(bound, (before[closing[at] as number] as number) + (leastOut[at] as number));
        }
        for (let at = 0; at < closing.length; at += 1) {
          const source = closing[at] as number;
          if ((before[source] as number) + (mostOut[at] as number) < bound) continue;
          for (const tag of opening) moveOn(transitions, before, here, from, token, source, tag);
        }
        for (let first = 1; first < count; first += 4) {
          for (let tag = first + 1; tag <= first + 2; tag += 1) {
            moveOn(transitions, before, here, from, token, first, tag);
            moveOn(transitions, before, here, from, token, first + 1, tag);
          }
        }
        for (let tag = 0; tag < count; tag += 1) here[tag] = (here[tag] as number) + (own[tag] as number);
      }
      [before, here] = [here, before];
    }
    return traceBack(from, count, bestOf(closing, before));
  };
}

/** Keeps the way over `source` to `tag` where it is the best so far. */
function moveOn(
  transitions: Int8Array,
  before: Float64Array,
  here: Float64Array,
  from: Uint8Array,
  token: number,
  source: number,
  tag: number,
): void {
  const score = (before[source] as number) + (transitions[source * here.length + tag] as number);
  if (score <= (here[tag] as number)) return;
  here[tag] = score;
  from[token * here.length + tag] = source;
}

function bestOf(tags: readonly number[], scores: Float64Array): number {
  return tags.reduce((best, tag) => ((scores[tag] ?? 0) > (scores[best] ?? 0) ? tag : best), 0);
}

function traceBack(from: Uint8Array, count: number, last: number): Uint8Array {
  const tags = new Uint8Array(from.length / count);
  let tag = last;
  for (let token = tags.length - 1; token >= 0; token -= 1) {
    tags[token] = tag;
    tag = from[token * count + tag] ?? 0;
  }
  return tags;
}

function addRow(tagger: Tagger, row: number, scores: Float64Array): void {
  if (row < 0) return;
  const end = tagger.rowStarts[row + 1] ?? 0;
  for (let entry = tagger.rowStarts[row] ?? 0; entry < end; entry += 1) {
    const tag = tagger.entryTags[entry] as number;
    scores[tag] = (scores[tag] as number) + (tagger.entryWeights[entry] as number);
  }
}

/** Keys are hashes, so their upper bits say nearly where each stands in the sorted list. */
function rowFinder({ keys, hashBits }: Tagger): (key: number) => number {
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
