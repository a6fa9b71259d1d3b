import { expect, test } from 'vitest';
import { createStemmer, stemOf } from './english.ts';

const stemsOf = createStemmer({
  forms: { was: 'be', lost: 'lose', "can't": 'can not', will: 'will' },
  little: ['be', 'the', 'my', 'can', 'will', 'does', 'they'],
});
const stems = (text: string) => stemsOf(text.split(' ')).join(' ');

test('words that differ by number, time or person alone have one stem', () => {
  for (const forms of [
    ['charge', 'charges', 'charged', 'charging'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['delivery', 'deliveries'],
    ['address', 'addresses'],
    ['carry', 'carries', 'carried', 'carrying'],
  ]) {
    expect(new Set(forms.map(stemOf)).size, forms.join(' ')).toBe(1);
  }
});

test('short words and words that only look like a form stay themselves', () => {
  expect(['bus', 'this', 'gas', 'ring', 'red', 'status'].map(stemOf)).toEqual([
    'bus',
    'this',
    'gas',
    'ring',
    'red',
    'status',
  ]);
});

test('says what is said, without the words that say little', () => {
  expect(stems('the card was lost')).toBe('card los');
  expect(stems("my card's pin")).toBe('card pin');
});

test('a contraction is read as the words that it stands for', () => {
  expect(stems("can't pay")).toBe('not pay');
  expect(stems("they doesn't work")).toBe('not work');
});

test('marks are dropped, numbers and other scripts stay', () => {
  expect(stems('pay 20 ? 元')).toBe('pay 20 元');
});
