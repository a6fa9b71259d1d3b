// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { holdDevice } from './device.ts';

beforeEach(() => sessionStorage.clear());

let count = 0;
const nextId = (): string => `device-${(count += 1)}`;

it('is the same for the next page of a tab', () => {
  const first = holdDevice('a', nextId);
  dispatchEvent(new Event('pagehide'));
  expect(holdDevice('a', nextId).id).toBe(first.id);
});

it('is another one while the first page still holds it, as in a duplicated tab', () => {
  const first = holdDevice('a', nextId);
  expect(holdDevice('a', nextId).id).not.toBe(first.id);
});

it('is apart for each widget of a page', () => {
  const first = holdDevice('a', nextId);
  first.release();
  expect(holdDevice('b', nextId).id).not.toBe(first.id);
  expect(holdDevice('a', nextId).id).toBe(first.id);
});
