import { expect, test } from 'vitest';
import { hashExpression } from '../../src/intent/language/concepts.ts';
import { heardKnowledge } from './heard-knowledge.ts';

const concept = (...expressions: string[]) => Uint32Array.from(expressions.map(hashExpression)).sort();

test('expressions that too few texts have are left out, concepts keep their places', () => {
  const knowledge = { syllables: ['一乙'], concepts: [concept('投诉', '曝光'), concept('不投诉'), concept('退款')] };
  const texts = ['我要投诉', '投诉投诉', '不投诉了', '曝光你们', '退款', '退款呢'];
  expect(heardKnowledge(knowledge, texts, 2)).toEqual({
    syllables: ['一乙'],
    concepts: [concept('投诉'), concept(), concept('退款')],
  });
  expect(heardKnowledge(knowledge, texts, 1)).toEqual(knowledge);
});
