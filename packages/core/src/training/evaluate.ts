import type { Reading } from '../intent/read-scores.ts';
import { isUpset, outOfScope, type TrainingExample } from './example.ts';

/** A line to measure with; a prediction in `also` counts as right. */
export interface MeasuredExample extends TrainingExample {
  readonly also?: readonly string[] | undefined;
}

/** Shares of 1. Out of scope is a label like the others in `intentAccuracy`. */
export interface Evaluation {
  readonly lines: number;
  readonly intentAccuracy: number;
  readonly intentMacroF1: number;
  /** The right label is among the first three. */
  readonly topThree: number;
  readonly outOfScopePrecision: number;
  readonly outOfScopeRecall: number;
  /** Share of lines that can be answered, most confident first, with this share of right answers. */
  readonly answeredAt95: number;
  readonly answeredAt90: number;
  /** Mean distance of confidence and share of right answers, over ten bins. */
  readonly calibrationError: number;
  readonly emotionAccuracy: number;
  /** Of the lines that are negative or angry, the share taken as either; and of the others. */
  readonly upsetRecall: number;
  readonly upsetFalseAlarms: number;
}

interface Judged {
  readonly predicted: string;
  readonly gold: string;
  readonly confidence: number;
}

/** Measures what a model read against the examples, line by line. Pure. */
export function evaluate(readings: readonly Reading[], examples: readonly MeasuredExample[]): Evaluation {
  const judged = examples.map((example, index) => judge(readings[index], example));
  const isRight = ({ predicted, gold }: Judged) => predicted === gold;
  const upsetTaken = examples.map((_, index) => ['negative', 'angry'].includes(readings[index]?.emotion.label ?? ''));
  const upset = examples.filter(isUpset).length;
  const outside = (key: 'predicted' | 'gold') => judged.filter((line) => line[key] === outOfScope);
  return {
    lines: examples.length,
    intentAccuracy: share(judged.filter(isRight).length, judged.length),
    intentMacroF1: macroF1(judged),
    topThree: share(
      count(examples, (example, index) => isAmong(readings[index], example, 3)),
      examples.length,
    ),
    outOfScopePrecision: share(outside('predicted').filter(isRight).length, outside('predicted').length),
    outOfScopeRecall: share(outside('gold').filter(isRight).length, outside('gold').length),
    answeredAt95: answeredAt(0.95, judged),
    answeredAt90: answeredAt(0.9, judged),
    calibrationError: calibrationError(judged),
    emotionAccuracy: share(
      count(examples, (example, index) => readings[index]?.emotion.label === (example.emotion ?? 'neutral')),
      examples.length,
    ),
    upsetRecall: share(
      count(examples, (example, index) => isUpset(example) && upsetTaken[index] === true),
      upset,
    ),
    upsetFalseAlarms: share(
      count(examples, (example, index) => !isUpset(example) && upsetTaken[index] === true),
      examples.length - upset,
    ),
  };
}

function judge(reading: Reading | undefined, example: MeasuredExample): Judged {
  const { id = outOfScope, confidence = 0 } = reading?.intents[0] ?? {};
  return { predicted: id, gold: example.also?.includes(id) ? id : example.intent, confidence };
}

function isAmong(reading: Reading | undefined, example: MeasuredExample, most: number): boolean {
  return (reading?.intents ?? []).slice(0, most).some(({ id }) => id === example.intent || example.also?.includes(id));
}

function macroF1(judged: readonly Judged[]): number {
  const tallies = new Map<string, { right: number; predicted: number; gold: number }>();
  const tallyOf = (label: string) => {
    const tally = tallies.get(label) ?? { right: 0, predicted: 0, gold: 0 };
    tallies.set(label, tally);
    return tally;
  };
  for (const { predicted, gold } of judged) {
    tallyOf(predicted).predicted += 1;
    tallyOf(gold).gold += 1;
    if (predicted === gold) tallyOf(gold).right += 1;
  }
  const known = [...tallies.values()].filter((tally) => tally.gold > 0);
  const sum = known.reduce((total, tally) => total + (2 * tally.right) / (tally.predicted + tally.gold), 0);
  return share(sum, known.length);
}

function answeredAt(precision: number, judged: readonly Judged[]): number {
  let right = 0;
  let answered = 0;
  const surest = [...judged].sort((left, other) => other.confidence - left.confidence);
  surest.forEach((line, index) => {
    if (line.predicted === line.gold) right += 1;
    if (right / (index + 1) >= precision) answered = index + 1;
  });
  return share(answered, judged.length);
}

function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }));
  for (const { predicted, gold, confidence } of judged) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (!bin) continue;
    bin.confidence += confidence;
    if (predicted === gold) bin.right += 1;
  }
  return share(
    bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0),
    judged.length,
  );
}

function count<Item>(items: readonly Item[], test: (item: Item, index: number) => boolean): number {
  return items.filter(test).length;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(4));
}
