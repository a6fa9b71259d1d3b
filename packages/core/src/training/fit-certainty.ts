import { certaintyInputs, indexOfBest } from '../intent/certainty.ts';
import type { HeldOutScores } from './calibrate.ts';
import { fitAmongStrangers } from './fit-among-strangers.ts';
import { fitLogisticRegression } from './logistic-regression.ts';

/**
 * Logistic regression on what tells whether the best intent is right, then an offset for each intent. Without lines out of scope to
 * learn from it would be fitted to errors between intents alone, and strangers look surer by it: see `fitAmongStrangers`.
 */
export function fitCertainty(
  scores: readonly HeldOutScores[],
  gold: readonly number[],
  intentCount: number,
  slope: number,
  knowsOutside: boolean,
): number[] {
  const rounded = (weights: readonly number[]) => weights.map((weight) => Number(weight.toPrecision(5)));
  if (!knowsOutside) return rounded(fitAmongStrangers(scores, gold, intentCount, slope));
  const inputs = scores.map((row) => certaintyInputs(row, intentCount, slope));
  const best = scores.map((row) => indexOfBest(row, intentCount));
  const outcomes = best.map((intent, index) => intent === gold[index]);
  const weights = fitLogisticRegression(inputs, outcomes);
  const logits = inputs.map((row) => row.reduce((sum, input, index) => sum + input * (weights[index] ?? 0), 0));
  return rounded([...weights, ...fitOffsets(logits, outcomes, best, intentCount)]);
}

/** Lines that an offset of zero is worth, so that an intent with few keeps to what holds for all. */
const linesOfDoubt = 4;

/** What each intent adds to the log-odds where it is the best, by Newton's method, drawn to zero. */
function fitOffsets(
  logits: readonly number[],
  outcomes: readonly boolean[],
  best: readonly number[],
  intentCount: number,
): number[] {
  const offsets = new Float64Array(intentCount);
  for (let step = 0; step < 12; step += 1) {
    const gradient = Float64Array.from(offsets, (offset) => linesOfDoubt * offset);
    const curvature = new Float64Array(intentCount).fill(linesOfDoubt);
    best.forEach((intent, index) => {
      const probability = 1 / (1 + Math.exp(-(logits[index] ?? 0) - (offsets[intent] ?? 0)));
      gradient[intent] = (gradient[intent] ?? 0) + probability - (outcomes[index] ? 1 : 0);
      curvature[intent] = (curvature[intent] ?? 0) + probability * (1 - probability);
    });
    offsets.forEach(
      (offset, intent) => (offsets[intent] = offset - (gradient[intent] ?? 0) / (curvature[intent] ?? 1)),
    );
  }
  return Array.from(offsets);
}
