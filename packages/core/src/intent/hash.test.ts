import { expect, test } from 'vitest';
import { bucketOf, combineHashes, hashText } from './hash.ts';

test('hashes are fixed for ever: shipped models depend on them', () => {
  expect([hashText(''), hashText('退'), hashText('退款'), hashText('退款', 7)]).toEqual([
    2166136261, 2172078109, 227790966, 2221281677,
  ]);
});

test('order matters when hashes are combined', () => {
  const [left, right] = [hashText('退'), hashText('款')];
  expect(combineHashes(left, right)).not.toBe(combineHashes(right, left));
});

test('buckets stay in range and spread evenly', () => {
  const counts = new Uint32Array(16);
  for (let index = 0; index < 16_000; index += 1) {
    const bucket = bucketOf(hashText(`word ${index}`), 4);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
