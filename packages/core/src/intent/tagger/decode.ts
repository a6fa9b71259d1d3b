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
  return ({ keys, starts }) => {
    const size = starts.length - 1;
    const from = new Uint8Array(size * count);
    let before = new Float64Array(count).fill(never);
    let here = new Float64Array(count);
    const step = (token: number, source: number, tag: number, own: number) => {
      const score = own + (before[source] ?? 0) + (transitions[source * count + tag] ?? 0);
      if (score <= (here[tag] ?? 0)) return;
      here[tag] = score;
      from[token * count + tag] = source;
    };
    const own = new Float64Array(count);
    for (let token = 0; token < size; token += 1) {
      own.fill(0);
      own[0] = -tagger.eagerness;
      for (let index = starts[token] ?? 0; index < (starts[token + 1] ?? 0); index += 1) {
        addRow(tagger, rowOf(keys[index] ?? 0), own);
      }
      here.fill(never * 2);
      if (token === 0) for (const tag of opening) here[tag] = own[tag] ?? 0;
      else {
        // A tag that cannot win even by its best transition is left out: mostly all but two or three.
        const bound = closing.reduce(
          (best, tag, at) => Math.max(best, (before[tag] ?? 0) + (leastOut[at] ?? 0)),
          never,
        );
        closing.forEach((source, at) => {
          if ((before[source] ?? 0) + (mostOut[at] ?? 0) < bound) return;
          for (const tag of opening) step(token, source, tag, own[tag] ?? 0);
        });
        for (let first = 1; first < count; first += 4) {
          for (const tag of [first + 1, first + 2]) {
            step(token, first, tag, own[tag] ?? 0);
            step(token, first + 1, tag, own[tag] ?? 0);
          }
        }
      }
      [before, here] = [here, before];
    }
    return traceBack(from, count, bestOf(closing, before));
  };
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
    const tag = tagger.entryTags[entry] ?? 0;
    scores[tag] = (scores[tag] ?? 0) + (tagger.entryWeights[entry] ?? 0);
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
