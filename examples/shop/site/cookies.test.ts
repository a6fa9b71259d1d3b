import { expect, test } from 'vitest';
import { readCookie, sessionCookie, signed, unsigned } from './cookies.ts';

test('finds a cookie among others and survives a broken one', () => {
  expect(readCookie('a=1; account=u1001; b=2', 'account')).toBe('u1001');
  expect(readCookie('account=%E0%A4%A', 'account')).toBeNull();
  expect(readCookie(undefined, 'account')).toBeNull();
});

test('keeps the session cookie from scripts and from other sites', () => {
  expect(sessionCookie('account', 'u1001')).toMatch(/HttpOnly; SameSite=Strict/);
});

test('accepts its own signature and no other', () => {
  const value = signed('agent-1', 'secret');
  expect(unsigned(value, 'secret')).toBe('agent-1');
  expect(unsigned(value, 'other')).toBeNull();
  expect(unsigned(value.replace('agent-1', 'agent-2'), 'secret')).toBeNull();
  expect(unsigned('agent-1', 'secret')).toBeNull();
  expect(unsigned(null, 'secret')).toBeNull();
});
