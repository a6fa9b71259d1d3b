// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { customerOf, readIdentity } from './identity.ts';

beforeEach(() => localStorage.clear());

const jwtOf = (sub: string): string => `x.${btoa(JSON.stringify({ sub }))}.y`;
const ignore = (): void => undefined;

it('reads whose token it is from its subject', () => {
  expect(customerOf({ token: jwtOf('u1001') }, { user: { id: 'u1001', name: '林晓' } })).toEqual({
    id: 'u1001',
    name: '林晓',
  });
  expect(customerOf({ token: jwtOf('u1002') }, { user: { id: 'u1001', name: '林晓' } })).toEqual({ id: 'u1002' });
  expect(customerOf({ token: 'no token' }, {})).toBeUndefined();
});

it('takes nobody for a guest', async () => {
  const known = await readIdentity({ identity: () => Promise.resolve(null), user: { id: 'u1001' } }, ignore);
  expect(known).toEqual({ user: null, token: null, isFresh: true });
});

it('stands by the customer who was known last while the page cannot be asked', async () => {
  await readIdentity({ appId: 'a', identity: () => Promise.resolve({ token: jwtOf('u1001') }) }, ignore);
  const errors: unknown[] = [];
  const offline = { appId: 'a', identity: () => Promise.reject(new TypeError('offline')) };
  expect(await readIdentity(offline, (error) => errors.push(error))).toEqual({
    user: { id: 'u1001' },
    token: null,
    isFresh: false,
  });
  expect(errors).toHaveLength(1);
  expect((await readIdentity({ ...offline, appId: 'b' }, ignore)).user).toBeNull();
});

it('forgets the customer when the page says guest', async () => {
  await readIdentity({ identity: () => Promise.resolve({ token: jwtOf('u1001') }) }, ignore);
  await readIdentity({ identity: () => Promise.resolve(null) }, ignore);
  const later = await readIdentity({ identity: () => Promise.reject(new TypeError('offline')) }, ignore);
  expect(later.user).toBeNull();
});
