import { expect, test } from 'vitest';
import { isNumber, isWord, tokens, wordGrams } from './grams.ts';

test('Han characters stand alone, words and numbers stay whole, marks count', () => {
  expect(tokens("退300块, i don't see order2026!")).toEqual([
    '退',
    '300',
    '块',
    ',',
    'i',
    "don't",
    'see',
    'order',
    '2026',
    '!',
  ]);
});

test('a hostile long word is cut', () => {
  expect(tokens('a'.repeat(5000))[0]).toHaveLength(24);
});

test('kinds of tokens are told apart by their first character', () => {
  expect([isWord('sf'), isWord('退'), isNumber('12'), isNumber('一')]).toEqual([true, false, true, false]);
});

test('grams of a word mark its ends', () => {
  expect(wordGrams('size', 3)).toEqual(['<si', 'siz', 'ize', 'ze>']);
  expect(wordGrams('a', 4)).toEqual([]);
});
