import { emotionInputs } from '../intent/emotion.ts';
import type { Calibration, LogisticCurve } from '../intent/model.ts';
import type { CrossValidation } from './cross-validate.ts';
import { isUpset, outOfScope, type TrainingExample } from './example.ts';
import { fitCertainty } from './fit-certainty.ts';
import { fitLogisticRegression } from './logistic-regression.ts';

/** Scores of one message by a model that had not seen it, in the order of the model's columns. */
export type HeldOutScores = ArrayLike<number>;

/** What stands in a model before its calibration is known: the softmax of its scores as they are. */
export const uncalibrated: Calibration = {
  intentSlope: 1,
  certainty: [0, 0, 0, 0, 1],
  scope: { slope: 1, offset: 0 },
  emotion: [],
};

/** Fits what turns scores into probabilities, on held-out scores (see `crossValidate`). Deterministic. */
export function calibrate(
  { scores, intents, emotions }: CrossValidation,
  examples: readonly TrainingExample[],
): Calibration {
  const gold = examples.map((example) => intents.indexOf(example.intent));
  const outside = intents.indexOf(outOfScope);
  const margins = scores.map((row) => scopeMargin(row, intents.length, outside));
  const intentSlope = Number(fitSlope(scores, gold, intents.length).toPrecision(5));
  return {
    intentSlope,
    certainty: fitCertainty(scores, gold, intents.length, intentSlope, outside >= 0),
    scope:
      outside < 0
        ? { slope: 0, offset: 6 }
        : fitLogistic(
            margins,
            examples.map((example) => example.intent !== outOfScope),
          ),
    emotion: fitEmotions(scores, examples, intents.length, emotions),
  };
}

/** A row for each emotion and one for being upset: what is said in one column corrects the others. */
function fitEmotions(
  scores: readonly HeldOutScores[],
  examples: readonly TrainingExample[],
  first: number,
  emotions: readonly string[],
): number[][] {
  const inputs = scores.map((row) => emotionInputs(row, first, emotions.length + 1));
  const outcomes = [
    ...emotions.map((emotion) => examples.map((example) => (example.emotion ?? 'neutral') === emotion)),
    examples.map(isUpset),
  ];
  return outcomes.map((each) => fitLogisticRegression(inputs, each).map((weight) => Number(weight.toPrecision(5))));
}

/** Best intent score minus the out-of-scope score; `outside` is -1 where the model has no such column. */
export function scopeMargin(scores: ArrayLike<number>, intentCount: number, outside: number): number {
  let best = -Infinity;
  for (let index = 0; index < intentCount; index += 1) if (index !== outside) best = Math.max(best, scores[index] ?? 0);
  return best - (outside < 0 ? 0 : (scores[outside] ?? 0));
}

/** The softmax factor with the smallest negative log-likelihood, by golden section over ln(slope). */
function fitSlope(scores: readonly HeldOutScores[], gold: readonly number[], intentCount: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.5);
  let high = Math.log(50);
  for (let step = 0; step < 24; step += 1) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (lossAt(Math.exp(left), scores, gold, intentCount) < lossAt(Math.exp(right), scores, gold, intentCount))
      high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

function lossAt(slope: number, scores: readonly HeldOutScores[], gold: readonly number[], intentCount: number): number {
  let loss = 0;
  scores.forEach((row, index) => {
    let best = -Infinity;
    for (let column = 0; column < intentCount; column += 1) best = Math.max(best, (row[column] ?? 0) * slope);
    let sum = 0;
    for (let column = 0; column < intentCount; column += 1) sum += Math.exp((row[column] ?? 0) * slope - best);
    loss += best + Math.log(sum) - (row[gold[index] ?? 0] ?? 0) * slope;
  });
  return loss;
}

/** Logistic regression on one number (Platt). */
function fitLogistic(inputs: readonly number[], outcomes: readonly boolean[]): LogisticCurve {
  const rows = inputs.map((input) => [1, input]);
  const [offset = 0, slope = 0] = fitLogisticRegression(rows, outcomes);
  return { slope: Number(slope.toPrecision(5)), offset: Number(offset.toPrecision(5)) };
}
