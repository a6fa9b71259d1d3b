import { expect, test } from 'vitest';
import { features, featureVector } from './features.ts';

test('the same message gives the same features, another order others', () => {
  expect(features('退货运费')).toEqual(features('退货运费'));
  expect(new Set(features('货退'))).not.toEqual(new Set(features('退货')));
});

test('numbers of one length look alike, single digits do not', () => {
  expect(features('订单20261115100001')).toEqual(features('订单20261118100002'));
  expect(features('要3件')).not.toEqual(features('要4件'));
});

test('nothing to read gives no features', () => {
  expect(features('')).toEqual([]);
  expect(featureVector('   ', 20)).toEqual({ keys: [], values: [] });
});

test('a pasted page costs no more than its first tokens', () => {
  expect(features('退'.repeat(100_000)).length).toBeLessThan(1200);
});

test('a vector of distinct features has about length one', () => {
  const { keys, values } = featureVector('我的裙子到哪了', 22);
  expect([...keys].sort((left, right) => left - right)).toEqual(keys);
  const square = values.reduce((sum, value) => sum + value * value, 0);
  expect(square).toBeGreaterThan(0.99);
  expect(square).toBeLessThan(1.2);
});
