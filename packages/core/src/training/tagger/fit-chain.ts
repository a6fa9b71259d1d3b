import { seededRandom, shuffle } from '../random.ts';
import type { ChainData, ChainWeights } from './chain-data.ts';
import { createExpectations, longestLine } from './expectations.ts';

/** How a chain is fitted. */
export interface FitChainOptions {
  readonly passes: number;
  /** Length of the first steps; they shrink to a twentieth. */
  readonly rate: number;
  /** Weight of the squared weights against the likelihood of all lines. */
  readonly shrink: number;
  readonly seed: number;
}

/** Smallest error that a weight is corrected for. */
const leastError = 1e-3;

/** How many lines share one step of the transitions. */
const batch = 16;

/**
 * Fits the weights of a linear-chain conditional random field in place, by stochastic gradient descent with squared shrinking.
 * `data` has rows of the weights as features. Deterministic for a seed.
 */
export function fitChain(data: ChainData, chain: ChainWeights, options: FitChainOptions): void {
  const { tagCount, weights, transitions } = chain;
  const lines = data.lineStarts.length - 1;
  const order = Uint32Array.from({ length: lines }, (_, line) => line);
  const random = seededRandom(options.seed);
  const expectations = createExpectations((tagCount - 1) / 4);
  const pairErrors = new Float64Array(tagCount * tagCount);
  // Shrinking all weights at every line is one number that they are multiplied by.
  let scale = 1;
  let step = 0;
  for (let pass = 0; pass < options.passes; pass += 1) {
    shuffle(order, lines, random);
    for (const line of order) {
      const rate = options.rate * (1 - (0.95 * step) / (options.passes * lines));
      if (step % batch === 0) {
        moveTransitions(transitions, pairErrors, rate);
        expectations.setTransitions(transitions);
      }
      step += 1;
      scale *= 1 - (rate * options.shrink) / lines;
      const first = data.lineStarts[line] as number;
      const size = (data.lineStarts[line + 1] as number) - first;
      if (size === 0 || size > longestLine) continue;
      const tags = data.tags.subarray(first, first + size);
      scoreLine(data, chain, first, size, scale, expectations.scores);
      expectations.run(size);
      expectations.addPairs(size, tags, pairErrors);
      moveWeights(data, chain, first, tags, rate / scale, expectations.marginals);
    }
  }
  for (let entry = 0; entry < weights.length; entry += 1) weights[entry] = (weights[entry] as number) * scale;
}

/** e to the power of each tag's score, the best of a token as 1. */
function scoreLine(
  data: ChainData,
  { tagCount, rowStarts, entryTags, weights }: ChainWeights,
  first: number,
  size: number,
  scale: number,
  scores: Float64Array,
): void {
  scores.fill(0, 0, size * tagCount);
  for (let token = 0; token < size; token += 1) {
    const base = token * tagCount;
    const end = data.tokenStarts[first + token + 1] as number;
    for (let at = data.tokenStarts[first + token] as number; at < end; at += 1) {
      const row = data.features[at] as number;
      const rowEnd = rowStarts[row + 1] as number;
      for (let entry = rowStarts[row] as number; entry < rowEnd; entry += 1) {
        const cell = base + (entryTags[entry] as number);
        scores[cell] = (scores[cell] as number) + (weights[entry] as number);
      }
    }
    let best = -Infinity;
    for (let cell = base; cell < base + tagCount; cell += 1) best = Math.max(best, scores[cell] as number);
    for (let cell = base; cell < base + tagCount; cell += 1) {
      scores[cell] = Math.exp(((scores[cell] as number) - best) * scale);
    }
  }
}

function moveWeights(
  data: ChainData,
  { tagCount, rowStarts, entryTags, weights }: ChainWeights,
  first: number,
  tags: Uint8Array,
  rate: number,
  marginals: Float64Array,
): void {
  for (let token = 0; token < tags.length; token += 1) {
    const base = token * tagCount;
    const gold = base + (tags[token] as number);
    marginals[gold] = (marginals[gold] as number) - 1;
    if (Math.abs(marginals[gold] as number) < leastError) continue;
    const end = data.tokenStarts[first + token + 1] as number;
    for (let at = data.tokenStarts[first + token] as number; at < end; at += 1) {
      const row = data.features[at] as number;
      const rowEnd = rowStarts[row + 1] as number;
      for (let entry = rowStarts[row] as number; entry < rowEnd; entry += 1) {
        const error = marginals[base + (entryTags[entry] as number)] as number;
        weights[entry] = (weights[entry] as number) - rate * error;
      }
    }
  }
}

function moveTransitions(transitions: Float32Array, errors: Float64Array, rate: number): void {
  for (let cell = 0; cell < errors.length; cell += 1) {
    transitions[cell] = (transitions[cell] as number) - rate * (errors[cell] as number);
    errors[cell] = 0;
  }
}
