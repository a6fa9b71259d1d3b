import { expect, test } from 'vitest';
import { maskSecrets, redact } from './redact.ts';
import { spokenDigits } from './spoken-digits.ts';

test('every unit keeps its place, and short runs their characters', () => {
  const digits = Array.from({ length: 40 }, (_, seed) =>
    Array.from({ length: 7 + (seed % 13) }, (__, index) =>
      '零〇幺一二三四五六七八九07 '.charAt((seed * 7 + index * 5) % 15),
    ).join(''),
  );
  for (const text of digits) expect(spokenDigits(text)).toHaveLength(text.length);
  expect(spokenDigits('二零二六年一二三四五六')).toBe('二零二六年一二三四五六');
});

test('a number said digit by digit is masked like one that is typed', () => {
  expect(redact('打我电话幺三八零零零零幺零零幺')).toBe('打我电话138****1001');
  expect(redact('一三八 〇〇〇〇 一〇〇二 找我')).toBe('138****1002 找我');
  expect(maskSecrets('卡号六二二二零二一二三四五六七八九零幺二八')).not.toContain('六二二二零二一二三四五六');
});

test('a spoken digit beside a typed number hides nothing of it', () => {
  expect(redact('买了一13800001001')).toBe('买了一138****1001');
  expect(redact('13800001001二')).toBe('138****1001二');
});

test('counts, years and spoken order numbers stay as they are', () => {
  for (const text of ['一二三四五六', '二零二六年买的', '买了三件五双', '订单二零二六一一一五一零零零零一'])
    expect(redact(text)).toBe(text);
});
