import type { Reading } from '../../src/intent/read-scores.ts';
import { evaluate, type Evaluation } from '../../src/training/evaluate.ts';
import { outOfScope } from '../../src/training/example.ts';
import type { FileExample } from '../examples/check-examples.ts';
import { suggest, type Suggestion } from './suggest.ts';

/** One line and what was made of it. */
export interface ScoredLine {
  readonly line: number;
  readonly text: string;
  readonly intent: string;
  readonly predicted: string;
  readonly confidence: number;
}

/** How one intent fares. Shares of 1. */
export interface IntentScore {
  readonly intent: string;
  readonly examples: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Lines of one intent that were taken for another, surest first. */
export interface Confusion {
  readonly intent: string;
  readonly predicted: string;
  readonly lines: readonly ScoredLine[];
}

/** Everything `xiaoer test` says; pairs and intents are ordered with the worst first. */
export interface Score {
  readonly evaluation: Evaluation;
  readonly lines: readonly ScoredLine[];
  readonly intents: readonly IntentScore[];
  readonly confusions: readonly Confusion[];
  /** Ten bins of confidence: mean confidence, share of right answers, lines. */
  readonly reliability: readonly { readonly confidence: number; readonly right: number; readonly lines: number }[];
  /** Most confident first: share of lines answered, and share of right answers among them. */
  readonly coverage: readonly { readonly answered: number; readonly precision: number }[];
  readonly suggestions: readonly Suggestion[];
}

/** Scores what was read against the examples. `isHeldOut` says that they are training lines, read by a model without them. Pure. */
export function scoreReadings(
  readings: readonly Reading[],
  examples: readonly FileExample[],
  isHeldOut: boolean,
): Score {
  const lines = examples.map(({ line, text, intent }, index): ScoredLine => {
    const best = readings[index]?.intents[0];
    return { line, text, intent, predicted: best?.id ?? outOfScope, confidence: best?.confidence ?? 0 };
  });
  const evaluation = evaluate(readings, examples);
  const intents = intentScores(lines);
  const confusions = confusionsOf(lines);
  return {
    evaluation,
    lines,
    intents,
    confusions,
    reliability: reliabilityOf(lines),
    coverage: coverageOf(lines),
    suggestions: suggest({ evaluation, intents, confusions }, isHeldOut),
  };
}

const isRight = (line: ScoredLine) => line.intent === line.predicted;
const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

function intentScores(lines: readonly ScoredLine[]): IntentScore[] {
  const tallies = new Map<string, { gold: number; predicted: number; right: number }>();
  const tallyOf = (intent: string) => {
    const tally = tallies.get(intent) ?? { gold: 0, predicted: 0, right: 0 };
    tallies.set(intent, tally);
    return tally;
  };
  for (const line of lines) {
    tallyOf(line.intent).gold += 1;
    tallyOf(line.predicted).predicted += 1;
    if (isRight(line)) tallyOf(line.intent).right += 1;
  }
  return [...tallies]
    .filter(([, { gold }]) => gold > 0)
    .map(([intent, { gold, predicted, right }]) => ({
      intent,
      examples: gold,
      precision: share(right, predicted),
      recall: share(right, gold),
      f1: share(2 * right, gold + predicted),
    }))
    .sort((left, other) => left.f1 - other.f1 || left.intent.localeCompare(other.intent));
}

function confusionsOf(lines: readonly ScoredLine[]): Confusion[] {
  const pairs = new Map<string, ScoredLine[]>();
  for (const line of lines) {
    if (isRight(line)) continue;
    const key = `${line.intent}\n${line.predicted}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, [line]);
    else pair.push(line);
  }
  return [...pairs.values()]
    .map((found) => ({
      intent: found[0]?.intent ?? '',
      predicted: found[0]?.predicted ?? '',
      lines: found.sort((left, other) => other.confidence - left.confidence),
    }))
    .sort((left, other) => other.lines.length - left.lines.length || left.intent.localeCompare(other.intent));
}

function reliabilityOf(lines: readonly ScoredLine[]): Score['reliability'] {
  return Array.from({ length: 10 }, (_, bin) => {
    const inside = lines.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    return {
      confidence: share(sum, inside.length),
      right: share(inside.filter(isRight).length, inside.length),
      lines: inside.length,
    };
  });
}

/** At most this many points make the curve; more would only make the page heavy. */
const curvePoints = 100;

function coverageOf(lines: readonly ScoredLine[]): Score['coverage'] {
  const surest = [...lines].sort((left, other) => other.confidence - left.confidence);
  const step = Math.max(1, Math.ceil(surest.length / curvePoints));
  const points: { answered: number; precision: number }[] = [];
  let right = 0;
  surest.forEach((line, index) => {
    if (isRight(line)) right += 1;
    if ((index + 1) % step !== 0 && index + 1 !== surest.length) return;
    points.push({ answered: (index + 1) / surest.length, precision: right / (index + 1) });
  });
  return points;
}
