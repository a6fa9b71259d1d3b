import { expect, test } from 'vitest';
import { readNumber } from './chinese-number.ts';

test.each([
  ['42', 42],
  ['1,299.5', 1299.5],
  ['十', 10],
  ['十二', 12],
  ['四十二', 42],
  ['一百二', 120],
  ['一百零二', 102],
  ['一千零八十', 1080],
  ['两万', 20_000],
  ['两万五', 25_000],
  ['两万零五', 20_005],
  ['俩', 2],
  ['半', 0.5],
  ['二零二六', 2026],
])('reads %s', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each(['', '好', '万万万'])('reads no number in “%s”', (text) => {
  expect(readNumber(text)).toBeNull();
});
