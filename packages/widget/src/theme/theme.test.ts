import { expect, it } from 'vitest';
import { readableOn } from './theme.ts';

it('writes on a colour in what reads better', () => {
  expect(readableOn('#0b6b5d')).toBe('#ffffff');
  expect(readableOn('#ffd400')).toBe('#10110f');
  expect(readableOn('#fff')).toBe('#10110f');
  expect(readableOn('rebeccapurple')).toBe('#ffffff');
});
