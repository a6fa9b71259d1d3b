import { logistic } from './emotion.ts';
import type { LinearModel } from './model.ts';

/** How many inputs there are; the weights behind theirs are one offset for each intent. */
export const certaintyInputCount = 5;

/** How sure it is that the best intent of a message is right, 0..1: some intents are mistaken more often than their scores tell. */
export function certaintyOf(
  scores: ArrayLike<number>,
  { intents, calibration }: Pick<LinearModel, 'intents' | 'calibration'>,
): number {
  const weights = calibration.certainty;
  const inputs = certaintyInputs(scores, intents.length, calibration.intentSlope);
  const sum = inputs.reduce((before, input, index) => before + input * (weights[index] ?? 0), 0);
  const offset = weights[certaintyInputCount + indexOfBest(scores, intents.length)] ?? 0;
  return logistic(sum + offset, { slope: 1, offset: 0 });
}

/** The first of the best among the first `count` scores. */
export function indexOfBest(scores: ArrayLike<number>, count: number): number {
  let best = 0;
  for (let index = 1; index < count; index += 1) if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  return best;
}

/**
 * What tells whether the best of `scores` is right: a constant, the best score, how far the second and the third are behind, and the
 * log-odds of the best in a softmax with this slope. Scores beyond the first `count` are not looked at. Pure.
 */
export function certaintyInputs(scores: ArrayLike<number>, count: number, slope: number): number[] {
  let [best, second, third] = [-Infinity, -Infinity, -Infinity];
  for (let index = 0; index < count; index += 1) {
    const score = scores[index] ?? 0;
    if (score > best) [best, second, third] = [score, best, second];
    else if (score > second) [second, third] = [score, second];
    else if (score > third) third = score;
  }
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += Math.exp(((scores[index] ?? 0) - best) * slope);
  const last = Number.isFinite(third) ? third : second;
  return [1, best, best - second, best - last, -Math.log(Math.max(sum - 1, 1e-9))];
}
