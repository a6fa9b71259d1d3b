import { scoreReadings } from '../cli/score/score.ts';
import type { CorpusLine } from '../cli/train-corpus.ts';
import type { Reading } from '../src/intent/read-scores.ts';
import { evaluate } from '../src/training/evaluate.ts';

/** Confusions that are told. */
const mostConfusions = 15;

/** Where a model is good and where it is not: by variety, by intent, by confidence, and the pairs it confuses most. Pure. */
export function breakdown(readings: readonly Reading[], lines: readonly CorpusLine[]) {
  const examples = lines.map((line, index) => ({ ...line, line: index + 1 }));
  const { intents, reliability, confusions } = scoreReadings(readings, examples, true);
  const varieties = [...new Set(lines.map(({ variety = 'none' }) => variety))].sort();
  return {
    byVariety: Object.fromEntries(varieties.map((variety) => [variety, scoreOfVariety(variety, readings, lines)])),
    byIntent: intents.map((row) => ({
      intent: row.intent,
      lines: row.examples,
      precision: places(row.precision),
      recall: places(row.recall),
      f1: places(row.f1),
    })),
    reliability: reliability.map((bin) => ({
      confidence: places(bin.confidence),
      right: places(bin.right),
      lines: bin.lines,
    })),
    confusions: confusions
      .slice(0, mostConfusions)
      .map(({ intent, predicted, lines: found }) => ({ intent, predicted, lines: found.length })),
  };
}

function scoreOfVariety(variety: string, readings: readonly Reading[], lines: readonly CorpusLine[]) {
  const own = lines.flatMap((line, index) => ((line.variety ?? 'none') === variety ? [index] : []));
  const { intentAccuracy, topThree, emotionAccuracy } = evaluate(
    own.flatMap((index) => readings[index] ?? []),
    own.flatMap((index) => lines[index] ?? []),
  );
  return { lines: own.length, intentAccuracy, topThree, emotionAccuracy };
}

function places(value: number): number {
  return Number(value.toFixed(4));
}
