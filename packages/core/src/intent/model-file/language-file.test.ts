import { expect, test } from 'vitest';
import { hashExpression } from '../language/concepts.ts';
import { readLanguage, writeLanguage } from './language-file.ts';

const language = {
  knowledge: {
    syllables: ['腿退'],
    concepts: [Uint32Array.of(hashExpression('没到'))],
    english: {
      forms: { was: 'be', "can't": 'can not' },
      little: ['the', 'be'],
      concepts: [Uint32Array.from(['lost card', 'card miss'].map(hashExpression)).sort()],
    },
  },
  background: ['why is the sky blue', 'sing me a song'],
};

test('a language comes back as it was written', () => {
  expect(readLanguage(writeLanguage(language))).toEqual(language);
  const { english: _none, ...chinese } = language.knowledge;
  expect(readLanguage(writeLanguage({ knowledge: chinese, background: [] }))).toEqual({
    knowledge: chinese,
    background: [],
  });
});

test('an array buffer is read too', () => {
  const bytes = writeLanguage(language);
  expect(readLanguage(bytes.slice().buffer)).toEqual(language);
});

test('other bytes are refused', () => {
  expect(() => readLanguage(Uint8Array.of(1, 2, 3))).toThrow(/no knowledge of a language/);
  expect(() => readLanguage(writeLanguage(language).subarray(0, 30))).toThrow(/cut short/);
});
