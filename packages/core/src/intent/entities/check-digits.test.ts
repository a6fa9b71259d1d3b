import { expect, test } from 'vitest';
import { isIdentityNumber, passesLuhn } from './check-digits.ts';

test('accepts identity numbers with a real date and the right mark', () => {
  expect(isIdentityNumber('11010519491231002x')).toBe(true);
  expect(isIdentityNumber('440524188001010014')).toBe(false);
  expect(isIdentityNumber('110105194912310021')).toBe(false);
  expect(isIdentityNumber('1101051949123100')).toBe(false);
});

test('knows leap years', () => {
  const numbers = Array.from('0123456789x', (mark) => `11010520000229001${mark}`);
  expect(numbers.filter(isIdentityNumber)).toHaveLength(1);
  expect(Array.from('0123456789x', (mark) => `11010519000229001${mark}`).filter(isIdentityNumber)).toHaveLength(0);
});

test('Luhn accepts exactly one last digit', () => {
  expect(Array.from('0123456789', (digit) => `411111111111111${digit}`).filter(passesLuhn)).toEqual([
    '4111111111111111',
  ]);
});
