import { expect, test } from 'vitest';
import { createFeatureReader, createVectorizer } from './features.ts';
import { hashExpression } from './language/concepts.ts';
import { noKnowledge } from './language/knowledge.ts';

const features = createFeatureReader(noKnowledge);

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
  expect(createVectorizer(noKnowledge, 20)('   ')).toEqual({ keys: [], values: [] });
});

test('a pasted page costs no more than its first tokens', () => {
  expect(features('退'.repeat(100_000)).length).toBeLessThan(1200);
});

test('a vector of distinct features has about length one', () => {
  const { keys, values } = createVectorizer(noKnowledge, 22)('我的裙子到哪了');
  expect([...keys].sort((left, right) => left - right)).toEqual(keys);
  const square = values.reduce((sum, value) => sum + value * value, 0);
  expect(square).toBeGreaterThan(0.99);
  expect(square).toBeLessThan(1.2);
});

test('words that sound alike share features where syllables are known', () => {
  const heard = createFeatureReader({ syllables: ['退腿', '货或'], concepts: [] });
  const shared = (left: string, right: string, read = heard) => {
    const known = new Set(read(left));
    return read(right).filter((hash) => known.has(hash)).length;
  };
  expect(shared('退货', '腿或')).toBe(3);
  expect(shared('退货', '腿或', features)).toBe(0);
});

test('expressions of one concept share a feature', () => {
  const heard = createFeatureReader({
    syllables: [],
    concepts: [Uint32Array.from(['没到', '未收'].map(hashExpression)).sort()],
  });
  const known = new Set(heard('没到'));
  expect(heard('它未收的').filter((hash) => known.has(hash))).toHaveLength(1);
});

test('a concept shares what stands beside it, in whichever words', () => {
  const heard = createFeatureReader({
    syllables: [],
    concepts: [Uint32Array.from(['退钱', '还款'].map(hashExpression)).sort()],
  });
  const shared = (left: string, right: string) => {
    const known = new Set(heard(left));
    return heard(right).filter((hash) => known.has(hash) && !features(right).includes(hash)).length;
  };
  // The concept, 没 before it, 吗 behind it; the ends of the message stand for a neighbour too.
  expect(shared('没退钱吗', '没还款吗')).toBe(3);
  expect(shared('没退钱', '还款吗')).toBe(1);
  expect(shared('退钱', '还款')).toBe(3);
});

test('English concepts and pairs of concepts are shared features where English is known', () => {
  const concept = (...expressions: string[]) => Uint32Array.from(expressions.map(hashExpression)).sort();
  const english = { forms: {}, little: ['the'], concepts: [concept('lost', 'miss'), concept('card', 'plastic')] };
  const sharedBy = (read: ReturnType<typeof createFeatureReader>, left: string, right: string) => {
    const known = new Set(read(left));
    return new Set(read(right).filter((hash) => known.has(hash))).size;
  };
  const read = createFeatureReader({ ...noKnowledge, english });
  const withoutConcepts = createFeatureReader({ ...noKnowledge, english: { ...english, concepts: [] } });
  // Two concepts and their pair, besides letters of the words.
  const texts = ['the plastic miss', 'lost card'] as const;
  expect(sharedBy(read, ...texts) - sharedBy(withoutConcepts, ...texts)).toBe(3);
  const { values } = createVectorizer({ ...noKnowledge, english }, 22)('lost card');
  expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
});

test('English words of one stem share a feature where English is known', () => {
  const read = createFeatureReader({
    ...noKnowledge,
    english: { forms: { bought: 'purchase' }, little: [], concepts: [] },
  });
  const known = new Set(read('purchases'));
  expect(read('bought').filter((hash) => known.has(hash))).toHaveLength(1);
});

test('a pasted English page costs no more than its first tokens', () => {
  const words = Array.from({ length: 60 }, (_, index) =>
    String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26)),
  );
  const concepts = words.map((word) => Uint32Array.of(hashExpression(word)));
  const read = createFeatureReader({ ...noKnowledge, english: { forms: {}, little: [], concepts } });
  expect(read(`${words.join(' ')} `.repeat(2000)).length).toBeLessThan(4000);
});
