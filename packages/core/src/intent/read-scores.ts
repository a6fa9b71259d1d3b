import type { Understanding } from '../ports/understander.ts';
import { certaintyOf } from './certainty.ts';
import { logistic, readEmotion } from './emotion.ts';
import type { LinearModel } from './model.ts';

/** What the columns of a model say about a message. */
export type Reading = Pick<Understanding, 'intents' | 'inScope' | 'emotion'>;

/** Intents handed on, best first. */
const mostIntents = 5;

/** The label that stands for everything else. */
const outOfScope = 'out_of_scope';

/** Column scores as calibrated intents, scope and emotion: the same for every engine that gave the scores. Pure. */
export function readScores(
  scores: ArrayLike<number>,
  model: Pick<LinearModel, 'intents' | 'emotions' | 'calibration'>,
): Reading {
  const { intents, calibration } = model;
  let best = -Infinity;
  let bestInside = -Infinity;
  intents.forEach((intent, index) => {
    const score = scores[index] ?? 0;
    best = Math.max(best, score);
    if (intent !== outOfScope) bestInside = Math.max(bestInside, score);
  });
  const powers = intents.map((_, index) => Math.exp(((scores[index] ?? 0) - best) * calibration.intentSlope));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const certainty = certaintyOf(scores, model);
  // The rest shares what is left as the softmax has it, and none of it overtakes the best.
  const ranked = intents
    .map((id, index) => ({ id, power: powers[index] ?? 0 }))
    .sort((left, right) => right.power - left.power)
    .slice(0, mostIntents)
    .map(({ id, power }, rank) => ({
      id,
      confidence: rank === 0 ? certainty : Math.min(certainty, ((1 - certainty) * power) / Math.max(total - 1, 1e-9)),
    }));
  const outside = intents.indexOf(outOfScope);
  return {
    intents: ranked,
    inScope: logistic(bestInside - (outside < 0 ? 0 : (scores[outside] ?? 0)), calibration.scope),
    emotion: readEmotion(scores, model),
  };
}
