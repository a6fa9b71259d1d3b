import { emotionLabels, isUpset, outOfScope, type TrainingExample } from './example.ts';

/** A line to measure with; a prediction in `also` counts as right. */
export interface MeasuredExample extends TrainingExample {
  readonly also?: readonly string[] | undefined;
}

/** Shares of 1. Out of scope is a label like the others in `intentAccuracy`. */
export interface Evaluation {
  readonly lines: number;
  readonly intentAccuracy: number;
  readonly intentMacroF1: number;
  readonly outOfScopePrecision: number;
  readonly outOfScopeRecall: number;
  readonly emotionAccuracy: number;
  /** Of the lines that are negative or angry, the share taken as either. */
  readonly upsetRecall: number;
}

/** Measures scores (intents, emotions, upset in this order) against the examples. Pure. */
export function evaluate(
  scores: readonly ArrayLike<number>[],
  examples: readonly MeasuredExample[],
  intents: readonly string[],
): Evaluation {
  const counts = new Map<string, { right: number; predicted: number; gold: number }>();
  const countOf = (label: string) => {
    const count = counts.get(label) ?? { right: 0, predicted: 0, gold: 0 };
    counts.set(label, count);
    return count;
  };
  let [intentRight, emotionRight, upset, upsetFound] = [0, 0, 0, 0];
  examples.forEach((example, index) => {
    const row = scores[index] ?? [];
    const predicted = intents[largest(row, 0, intents.length)] ?? outOfScope;
    const gold = example.also?.includes(predicted) ? predicted : example.intent;
    countOf(predicted).predicted += 1;
    countOf(gold).gold += 1;
    if (predicted === gold) {
      intentRight += 1;
      countOf(gold).right += 1;
    }
    const emotion =
      emotionLabels[largest(row, intents.length, intents.length + emotionLabels.length) - intents.length] ?? 'neutral';
    if (emotion === (example.emotion ?? 'neutral')) emotionRight += 1;
    if (!isUpset(example)) return;
    upset += 1;
    if (emotion === 'negative' || emotion === 'angry') upsetFound += 1;
  });
  const known = [...counts.values()].filter((count) => count.gold > 0);
  const outside = countOf(outOfScope);
  return {
    lines: examples.length,
    intentAccuracy: share(intentRight, examples.length),
    intentMacroF1: share(
      known.reduce((sum, count) => sum + share(2 * count.right, count.predicted + count.gold), 0),
      known.length,
    ),
    outOfScopePrecision: share(outside.right, outside.predicted),
    outOfScopeRecall: share(outside.right, outside.gold),
    emotionAccuracy: share(emotionRight, examples.length),
    upsetRecall: share(upsetFound, upset),
  };
}

function largest(row: ArrayLike<number>, from: number, to: number): number {
  let best = from;
  for (let index = from + 1; index < to; index += 1) if ((row[index] ?? 0) > (row[best] ?? 0)) best = index;
  return best;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(4));
}
