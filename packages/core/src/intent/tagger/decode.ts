import type { Emissions } from './emissions.ts';
import { boundaryTags, tagCount, type Tagger } from './tagger.ts';

/** Finds the best tags of a text, one a token. Pure, linear in the number of tokens. */
export type Decoder = (emissions: Emissions) => Uint8Array;

const never = -1e9;

/** Gives the decoder of a tagger: Viterbi over the tags that may follow each other. */
export function createDecoder(tagger: Tagger): Decoder {
  const { transitions } = tagger;
  const count = tagCount(tagger.types.length);
  const { opening, closing } = boundaryTags(tagger.types.length);
  const outgoing = closing.map((from) => opening.map((to) => transitions[from * count + to] ?? 0));
  const mostOut = outgoing.map((list) => Math.max(...list));
  const leastOut = outgoing.map((list) => Math.min(...list));
  return (emissions) => {
    const size = emissions.length / count;
    const from = new Uint8Array(size * count);
    let before = new Float64Array(count).fill(never);
    let here = new Float64Array(count);
    for (let token = 0; token < size; token += 1) {
      const base = token * count;
      here.fill(never * 2);
      if (token === 0) for (const tag of opening) here[tag] = 0;
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
      }
      for (let tag = 0; tag < count; tag += 1) here[tag] = (here[tag] as number) + (emissions[base + tag] as number);
      here[0] = (here[0] as number) - tagger.eagerness;
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
