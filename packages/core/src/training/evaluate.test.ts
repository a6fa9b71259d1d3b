import { expect, test } from 'vitest';
import type { Reading } from '../intent/read-scores.ts';
import { evaluate } from './evaluate.ts';

const reading = (id: string, confidence: number, label: Reading['emotion']['label'] = 'neutral'): Reading => ({
  intents: [
    { id, confidence },
    { id: 'second', confidence: 0.1 },
  ],
  inScope: 1,
  emotion: { label, upset: 0 },
});

test('counts right, near and out-of-scope answers', () => {
  const measured = evaluate(
    [reading('a', 0.9), reading('b', 0.8), reading('out_of_scope', 0.7), reading('a', 0.3)],
    [
      { text: '1', intent: 'a' },
      { text: '2', intent: 'second' },
      { text: '3', intent: 'out_of_scope' },
      { text: '4', intent: 'x', also: ['a'] },
    ],
  );
  expect(measured).toMatchObject({
    lines: 4,
    intentAccuracy: 0.75,
    topThree: 1,
    outOfScopePrecision: 1,
    outOfScopeRecall: 1,
    answeredAt95: 0.25,
  });
});

test('counts the upset that were noticed and the calm that were not left alone', () => {
  const measured = evaluate(
    [reading('a', 1, 'angry'), reading('a', 1, 'neutral'), reading('a', 1, 'negative')],
    [
      { text: '1', intent: 'a', emotion: 'negative' },
      { text: '2', intent: 'a', emotion: 'angry' },
      { text: '3', intent: 'a' },
    ],
  );
  expect(measured).toMatchObject({ upsetRecall: 0.5, upsetFalseAlarms: 1, emotionAccuracy: 0 });
});
