import type { BinarySolution } from './solve.ts';
import { weightingOf, type Vocabulary } from './vectorize.ts';

/**
 * The `keep` weights that matter most over all columns: |weight × weighting| × √count, so that a weight which fires often
 * counts more. One mask per column. Measured 2026-11-20 on the retail corpus: exponents 0 / 0.25 / 0.5 / 0.75 gave
 * .625 / .630 / .629 / .620 in cross-validation, and √ needs a quarter fewer bytes than the fourth root.
 */
export function selectWeights(
  solutions: readonly BinarySolution[],
  vocabulary: Vocabulary,
  keep: number,
): Uint8Array[] {
  const width = vocabulary.keys.length;
  const importance = new Float32Array(width * solutions.length);
  solutions.forEach((solution, index) => {
    for (let column = 0; column < width; column += 1) {
      const weight = Math.abs(solution.weights[column] ?? 0) * weightingOf(vocabulary, column);
      importance[index * width + column] = weight * Math.sqrt(vocabulary.counts[column] ?? 0);
    }
  });
  const threshold = thresholdFor(importance, keep);
  return solutions.map((_, index) => {
    const own = importance.subarray(index * width, (index + 1) * width);
    return Uint8Array.from(own, (value) => (value > 0 && value >= threshold ? 1 : 0));
  });
}

/** A value that about `keep` of the values reach. Exact to 1 in 256 of the value. */
function thresholdFor(values: Float32Array, keep: number): number {
  // Positive floats sort like their bits, so the upper 16 bits make a histogram that needs no sorting of millions.
  const bits = new Uint32Array(values.buffer);
  const histogram = new Uint32Array(1 << 16);
  for (let index = 0; index < bits.length; index += 1) {
    const bucket = (bits[index] ?? 0) >>> 15;
    histogram[bucket] = (histogram[bucket] ?? 0) + 1;
  }
  let bucket = histogram.length - 1;
  for (let reached = 0; bucket > 0; bucket -= 1) {
    reached += histogram[bucket] ?? 0;
    if (reached >= keep) break;
  }
  return new Float32Array(Uint32Array.of(bucket << 15).buffer)[0] ?? 0;
}
