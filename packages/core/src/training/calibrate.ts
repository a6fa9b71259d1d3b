import { certaintyInputs, indexOfBest } from '../intent/certainty.ts';
import type { Calibration, LogisticCurve } from '../intent/model.ts';
import { isUpset, outOfScope, type TrainingExample } from './example.ts';
import { fitLogisticRegression } from './logistic-regression.ts';

/** Scores of one message by a model that had not seen it, in the order of the model's columns. */
export type HeldOutScores = ArrayLike<number>;

/** Fits what turns scores into probabilities, on held-out scores (see `crossValidate`). Deterministic. */
export function calibrate(
  scores: readonly HeldOutScores[],
  examples: readonly TrainingExample[],
  intents: readonly string[],
): Calibration {
  const gold = examples.map((example) => intents.indexOf(example.intent));
  const outside = intents.indexOf(outOfScope);
  const margins = scores.map((row) => scopeMargin(row, intents.length, outside));
  const upsetColumn = (scores[0]?.length ?? 1) - 1;
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
    upset: fitLogistic(
      scores.map((row) => row[upsetColumn] ?? 0),
      examples.map(isUpset),
    ),
  };
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

/**
 * Logistic regression on what tells whether the best intent is right, then an offset for each intent. Without lines out of scope to
 * learn from only the log-odds count: all else would be fitted to errors between intents, and strangers look surer by it (AUROC on
 * CLINC150 .936 for .955).
 */
function fitCertainty(
  scores: readonly HeldOutScores[],
  gold: readonly number[],
  intentCount: number,
  slope: number,
  knowsOutside: boolean,
): number[] {
  const inputs = scores.map((row) => {
    const all = certaintyInputs(row, intentCount, slope);
    return knowsOutside ? all : all.map((input, index) => (index === 0 || index === all.length - 1 ? input : 0));
  });
  const best = scores.map((row) => indexOfBest(row, intentCount));
  const outcomes = best.map((intent, index) => intent === gold[index]);
  const weights = fitLogisticRegression(inputs, outcomes);
  const logits = inputs.map((row) => row.reduce((sum, input, index) => sum + input * (weights[index] ?? 0), 0));
  const offsets = knowsOutside ? fitOffsets(logits, outcomes, best, intentCount) : [];
  return [...weights, ...offsets].map((weight) => Number(weight.toPrecision(5)));
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

/** Logistic regression on one number (Platt). */
function fitLogistic(inputs: readonly number[], outcomes: readonly boolean[]): LogisticCurve {
  const rows = inputs.map((input) => [1, input]);
  const [offset = 0, slope = 0] = fitLogisticRegression(rows, outcomes);
  return { slope: Number(slope.toPrecision(5)), offset: Number(offset.toPrecision(5)) };
}
