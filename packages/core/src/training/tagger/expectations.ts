import { boundaryTags } from '../../intent/tagger/tagger.ts';

/** Longest line in tokens that is trained on; longer ones are left out. */
export const longestLine = 300;

/**
 * Works out how likely each tag is under a chain (forward–backward, scaled). Give `scores` as e to the power of the scores of tokens ×
 * tags and call `run`; then `marginals` has the probabilities of the tags and `addPairs` those of neighbours.
 */
export interface Expectations {
  readonly scores: Float64Array;
  readonly marginals: Float64Array;
  /** Takes e to the power of the transitions anew. */
  setTransitions(transitions: Float32Array): void;
  run(size: number): void;
  /** Adds the probabilities of all neighbours from → to, minus those that the gold tags have. */
  addPairs(size: number, tags: Uint8Array, sums: Float64Array): void;
}

/** Gives the workspace for chains of so many types; it is used again for every line. */
export function createExpectations(typeCount: number): Expectations {
  const count = 1 + 4 * typeCount;
  const { opening, closing } = boundaryTags(typeCount);
  const scores = new Float64Array(longestLine * count);
  const forward = new Float64Array(longestLine * count);
  const backward = new Float64Array(longestLine * count);
  const marginals = new Float64Array(longestLine * count);
  const follow = new Float64Array(count * count);
  const ahead = new Float64Array(count);
  const pairs = allowedPairs(typeCount, opening, closing);
  const pairCount = pairs.from.length;
  const normalize = (list: Float64Array, at: number) => {
    let sum = 0;
    for (let tag = at; tag < at + count; tag += 1) sum += list[tag] as number;
    const factor = 1 / sum;
    for (let tag = at; tag < at + count; tag += 1) list[tag] = (list[tag] as number) * factor;
  };
  const lookAhead = (at: number) => {
    for (let tag = 0; tag < count; tag += 1) {
      ahead[tag] = (scores[at + tag] as number) * (backward[at + tag] as number);
    }
  };
  return {
    scores,
    marginals,
    setTransitions(transitions) {
      for (let index = 0; index < follow.length; index += 1) follow[index] = Math.exp(transitions[index] as number);
    },
    run(size) {
      forward.fill(0, 0, size * count);
      backward.fill(0, 0, size * count);
      for (const tag of opening) forward[tag] = scores[tag] as number;
      normalize(forward, 0);
      for (let token = 1; token < size; token += 1) {
        const at = token * count;
        for (let pair = 0; pair < pairCount; pair += 1) {
          const from = pairs.from[pair] as number;
          const to = at + (pairs.to[pair] as number);
          forward[to] =
            (forward[to] as number) +
            (forward[at - count + from] as number) * (follow[pairs.cell[pair] as number] as number);
        }
        for (let tag = at; tag < at + count; tag += 1)
          forward[tag] = (forward[tag] as number) * (scores[tag] as number);
        normalize(forward, at);
      }
      for (const tag of closing) backward[(size - 1) * count + tag] = 1;
      for (let token = size - 2; token >= 0; token -= 1) {
        const at = token * count;
        lookAhead(at + count);
        for (let pair = 0; pair < pairCount; pair += 1) {
          const from = at + (pairs.from[pair] as number);
          backward[from] =
            (backward[from] as number) +
            (ahead[pairs.to[pair] as number] as number) * (follow[pairs.cell[pair] as number] as number);
        }
        normalize(backward, at);
      }
      for (let index = 0; index < size * count; index += 1) {
        marginals[index] = (forward[index] as number) * (backward[index] as number);
      }
      for (let token = 0; token < size; token += 1) normalize(marginals, token * count);
    },
    addPairs(size, tags, sums) {
      for (let token = 1; token < size; token += 1) {
        const at = token * count;
        lookAhead(at);
        let sum = 0;
        for (let pair = 0; pair < pairCount; pair += 1) {
          const value =
            (forward[at - count + (pairs.from[pair] as number)] as number) *
            (follow[pairs.cell[pair] as number] as number) *
            (ahead[pairs.to[pair] as number] as number);
          pairs.value[pair] = value;
          sum += value;
        }
        const factor = 1 / sum;
        for (let pair = 0; pair < pairCount; pair += 1) {
          const cell = pairs.cell[pair] as number;
          sums[cell] = (sums[cell] as number) + (pairs.value[pair] as number) * factor;
        }
        const gold = (tags[token - 1] as number) * count + (tags[token] as number);
        sums[gold] = (sums[gold] as number) - 1;
      }
    },
  };
}

/** Which tag may follow which, as parallel lists; `cell` is the place in a table of all pairs. */
function allowedPairs(typeCount: number, opening: readonly number[], closing: readonly number[]) {
  const count = 1 + 4 * typeCount;
  const list: [number, number][] = closing.flatMap((from) => opening.map((to): [number, number] => [from, to]));
  for (let type = 0; type < typeCount; type += 1) {
    const first = 1 + 4 * type;
    list.push([first, first + 1], [first, first + 2], [first + 1, first + 1], [first + 1, first + 2]);
  }
  return {
    from: Uint8Array.from(list, ([from]) => from),
    to: Uint8Array.from(list, ([, to]) => to),
    cell: Uint16Array.from(list, ([from, to]) => from * count + to),
    value: new Float64Array(list.length),
  };
}
