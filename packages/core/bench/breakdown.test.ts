import { expect, test } from 'vitest';
import type { Reading } from '../src/intent/read-scores.ts';
import { breakdown } from './breakdown.ts';

const reading = (id: string, confidence: number): Reading => ({
  intents: [{ id, confidence }],
  inScope: 1,
  emotion: { label: 'neutral', upset: 0 },
});
const lines = [
  { text: '到哪了', intent: 'ship.track', variety: 'zh' },
  { text: '到边度喇', intent: 'ship.track', variety: 'zh-dialect' },
  { text: '退款呢', intent: 'after.refund', variety: 'zh' },
];

test('tells varieties and intents apart, and what is taken for what', () => {
  const found = breakdown(
    [reading('ship.track', 0.95), reading('after.refund', 0.45), reading('after.refund', 0.85)],
    lines,
  );
  expect(found.byVariety['zh']).toMatchObject({ lines: 2, intentAccuracy: 1 });
  expect(found.byVariety['zh-dialect']).toMatchObject({ lines: 1, intentAccuracy: 0 });
  expect(found.byIntent).toContainEqual({ intent: 'ship.track', lines: 2, precision: 1, recall: 0.5, f1: 0.6667 });
  expect(found.confusions).toEqual([{ intent: 'ship.track', predicted: 'after.refund', lines: 1 }]);
  expect(found.reliability[4]).toEqual({ confidence: 0.45, right: 0, lines: 1 });
});
