import { expect, test } from 'vitest';
import { ownFitOptions } from './own-options.ts';

const lines = (...texts: string[]) => texts.map((text) => ({ text, intent: 'gift.wrapping' }));

test('Chinese examples are trained with what the shipped model knows of the language', () => {
  const { knowledge } = ownFitOptions(lines('能帮我包装成礼物吗', '要礼盒', 'gift wrap please'));
  expect(knowledge?.syllables.some((characters) => characters.includes('退'))).toBe(true);
  expect(knowledge?.concepts.length).toBeGreaterThan(500);
});

test('others are trained from themselves alone', () => {
  expect(ownFitOptions(lines('wrap it as a gift', 'can you wrap it', '包装'))).toEqual({});
});
