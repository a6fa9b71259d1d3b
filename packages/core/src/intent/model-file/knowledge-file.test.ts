import { expect, test } from 'vitest';
import { hashExpression } from '../language/concepts.ts';
import { readKnowledge, writeKnowledge } from './knowledge-file.ts';

const knowledge = {
  syllables: ['腿退'],
  concepts: [Uint32Array.of(hashExpression('没到'))],
  english: {
    forms: { was: 'be', "can't": 'can not' },
    little: ['the', 'be'],
    concepts: [Uint32Array.from(['lost card', 'card miss'].map(hashExpression)).sort()],
  },
};

test('knowledge comes back as it was written', () => {
  expect(readKnowledge(writeKnowledge(knowledge))).toEqual(knowledge);
  const { english: _none, ...chinese } = knowledge;
  expect(readKnowledge(writeKnowledge(chinese))).toEqual(chinese);
});

test('an array buffer is read too', () => {
  const bytes = writeKnowledge(knowledge);
  expect(readKnowledge(bytes.slice().buffer)).toEqual(knowledge);
});

test('other bytes are refused', () => {
  expect(() => readKnowledge(Uint8Array.of(1, 2, 3))).toThrow(/no knowledge of a language/);
  expect(() => readKnowledge(writeKnowledge(knowledge).subarray(0, 30))).toThrow(/cut short/);
});
