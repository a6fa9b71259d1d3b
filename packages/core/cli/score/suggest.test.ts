import { expect, test } from 'vitest';
import type { FileExample } from '../examples/check-examples.ts';
import { scoreReadings } from './score.ts';
import { suggestionText } from './suggest.ts';

/** `count` lines of an intent that are all read as `predicted`. */
function lines(count: number, intent: string, predicted: string, confidence = 0.9) {
  return Array.from({ length: count }, (_, line) => ({
    example: { line: line + 1, text: `${intent} ${line}`, intent } satisfies FileExample,
    reading: { intents: [{ id: predicted, confidence }], inScope: 1, emotion: { label: 'neutral' as const, upset: 0 } },
  }));
}

function score(...groups: ReturnType<typeof lines>[]) {
  const all = groups.flat();
  return scoreReadings(
    all.map(({ reading }) => reading),
    all.map(({ example }) => example),
    true,
  );
}

test('two intents that are taken for each other overlap, and one with few examples needs more', () => {
  const { suggestions, confusions } = score(
    lines(30, 'a', 'a'),
    lines(10, 'a', 'b'),
    lines(25, 'b', 'b'),
    lines(5, 'c', 'c'),
  );
  expect(confusions).toMatchObject([{ intent: 'a', predicted: 'b', lines: { length: 10 } }]);
  expect(suggestions).toEqual([
    { kind: 'overlap', intents: ['a', 'b'], lines: 10, share: 0.4 },
    { kind: 'few-examples', intent: 'c', examples: 5, wanted: 20 },
    { kind: 'no-out-of-scope' },
  ]);
  for (const suggestion of suggestions)
    expect(suggestionText(suggestion, 'zh')).not.toBe(suggestionText(suggestion, 'en'));
});

test('an intent that is taken for nobody’s business wants more lines, not merging', () => {
  const { suggestions } = score(
    lines(30, 'a', 'a', 0.98),
    lines(10, 'a', 'out_of_scope'),
    lines(40, 'out_of_scope', 'out_of_scope', 0.98),
  );
  expect(suggestions).toEqual([{ kind: 'rejected', intent: 'a', lines: 10, share: 0.25 }]);
});

test('what fares well is left alone; coverage and reliability follow the confidence', () => {
  const good = score(
    lines(30, 'a', 'a', 0.97),
    lines(30, 'out_of_scope', 'out_of_scope', 0.95),
    lines(1, 'a', 'out_of_scope', 0.3),
  );
  expect(good.suggestions).toEqual([]);
  expect(good.coverage[0]).toEqual({ answered: 1 / 61, precision: 1 });
  expect(good.coverage.at(-1)?.precision).toBeCloseTo(60 / 61);
  expect(good.reliability[9]).toMatchObject({ right: 1, lines: 60 });
  expect(good.reliability[3]).toEqual({ confidence: 0.3, right: 0, lines: 1 });
  expect(good.intents[0]).toMatchObject({ intent: 'a', examples: 31, precision: 1, recall: 30 / 31 });
});
