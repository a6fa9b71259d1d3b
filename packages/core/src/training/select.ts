import type { BinarySolution } from './solve.ts';
import { weightingOf, type Vocabulary } from './vectorize.ts';

/**
 * What a weight counts in a row where no other weight, or one other, would stay: its key and its length take bytes that others share. Of a fold
 * of the small tier 83.3 % in 347 kB, 83.5 in 360 without; as many bytes by fewer weights would cost 0.3 points (2026-11-21).
 */
const lonelyShare = 0.7;
const pairedShare = 0.85;

/** What a weight against a class counts beside one for it: 1 / 0.7 / 0.5 gave .7129 / .7156 / .7160 for 282 / 296 / 307 kB (2026-11-20). */
const againstShare = 0.7;

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
  const factors = Float32Array.from(
    vocabulary.counts,
    (count, column) => weightingOf(vocabulary, column) * Math.sqrt(count),
  );
  const importance = new Float32Array(width * solutions.length);
  solutions.forEach(({ weights }, index) => {
    const own = importance.subarray(index * width, (index + 1) * width);
    for (let column = 0; column < width; column += 1) {
      const weight = weights[column] as number;
      own[column] = (weight < 0 ? -againstShare * weight : weight) * (factors[column] as number);
    }
  });
  discountLonely(importance, width, thresholdFor(importance, keep));
  const threshold = thresholdFor(importance, keep);
  return solutions.map((_, index) => {
    const own = importance.subarray(index * width, (index + 1) * width);
    const kept = new Uint8Array(width);
    for (let column = 0; column < width; column += 1) {
      const value = own[column] as number;
      kept[column] = value > 0 && value >= threshold ? 1 : 0;
    }
    return kept;
  });
}

/** Makes weights less important whose row has at most one other of this threshold. */
function discountLonely(importance: Float32Array, width: number, threshold: number): void {
  const reaching = new Uint8Array(width);
  for (let from = 0; from < importance.length; from += width) {
    for (let column = 0; column < width; column += 1) {
      const value = importance[from + column] as number;
      if (value > 0 && value >= threshold) reaching[column] = (reaching[column] as number) + 1;
    }
  }
  const shares = Float32Array.from(reaching, (count) => (count < 2 ? lonelyShare : count === 2 ? pairedShare : 1));
  for (let from = 0; from < importance.length; from += width) {
    for (let column = 0; column < width; column += 1)
      importance[from + column] = (importance[from + column] as number) * (shares[column] as number);
  }
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
