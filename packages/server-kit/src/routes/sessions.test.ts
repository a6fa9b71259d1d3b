import { decodeProtectedHeader, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createServerKit } from '../index.ts';
import type { ServerKitOptions } from '../index.ts';
import { memoryStore } from '../stores/memory.ts';
import { said } from '../testing/test-events.ts';
import { createTestKit, identityToken, testSecret } from '../testing/test-kit.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a session', () => {
  it('of a guest has a conversation of its own and finds it again by its resume token', async () => {
    const { guest } = createTestKit();
    const first = await guest();
    expect(first).toMatchObject({ trust: 'anonymous', user: null, cursor: 0 });
    expect((await guest('phone', first.resume)).conversation).toBe(first.conversation);
    expect((await guest()).conversation).not.toBe(first.conversation);
  });

  it('gives a guest with a forged resume token a new conversation', async () => {
    const { guest } = createTestKit();
    const first = await guest();
    const forged = await new SignJWT({ conversation: first.conversation })
      .setProtectedHeader({ alg: 'HS256', typ: 'xiaoer-resume' })
      .setExpirationTime('1h')
      .sign(bytes('not the secret of this server at all'));
    expect((await guest('phone', forged)).conversation).not.toBe(first.conversation);
  });

  it('takes no session token for a resume token, nor the reverse', async () => {
    const { guest, call } = createTestKit();
    const first = await guest();
    expect((await guest('phone', first.token)).conversation).not.toBe(first.conversation);
    expect((await call('GET', '/v1/events', undefined, { token: first.resume })).status).toBe(401);
  });

  it('of a verified customer is one conversation on every device, and the server states once who he is', async () => {
    const { customer, call } = createTestKit();
    const first = await customer('u1001', { name: '林晓', level: 'gold' });
    const second = await customer('u1001', { name: '林晓', level: 'gold' });
    expect(first).toMatchObject({ trust: 'verified', user: { id: 'u1001', name: '林晓', level: 'gold' }, cursor: 1 });
    expect(second).toMatchObject({ conversation: first.conversation, cursor: 1 });
    expect((await call('GET', '/v1/events', undefined, { token: second.token })).body).toMatchObject({
      events: [{ seq: 1, type: 'user.identified', data: { id: 'u1001', name: '林晓', level: 'gold', verified: true } }],
    });
    expect((await customer('u1002')).conversation).not.toBe(first.conversation);
  });

  it('states a customer anew when his level has changed', async () => {
    const { customer } = createTestKit();
    await customer('u1001', { level: 'normal' });
    expect((await customer('u1001', { level: 'gold' })).cursor).toBe(2);
  });

  it('opens a customer’s conversation to nobody who only has a token of it', async () => {
    const { customer, guest } = createTestKit();
    const known = await customer('u1001');
    expect(known.resume).toBe('');
    expect((await guest('phone', known.token)).conversation).not.toBe(known.conversation);
  });

  it('is over after an hour', async () => {
    const { guest, call, clock } = createTestKit();
    const { token, expiresAt } = await guest();
    expect(expiresAt - clock.now()).toBeLessThanOrEqual(3_600_000);
    expect((await call('GET', '/v1/events', undefined, { token })).status).toBe(200);
    await clock.advance(3_600_001);
    expect(await call('GET', '/v1/events', undefined, { token })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED', detail: expect.stringContaining('POST /v1/sessions') },
    });
  });

  it('outlives a restart of the server on the same store', async () => {
    const store = memoryStore();
    const first = createTestKit({ store });
    const { token } = await first.guest();
    const second = createTestKit({ store });
    expect((await second.call('GET', '/v1/events', undefined, { token })).status).toBe(200);
  });

  it('is refused without a token, and with one of another server', async () => {
    const { call } = createTestKit();
    const { token } = await createTestKit().guest();
    expect((await call('GET', '/v1/events')).status).toBe(401);
    expect((await call('POST', '/v1/events', { events: [said('a')] }, { token })).status).toBe(401);
  });
});

describe('an identity token', () => {
  const refusals: Record<string, (clock: ReturnType<typeof createTestKit>['clock']) => Promise<string> | string> = {
    'without a signature': (clock) =>
      new UnsecuredJWT({ sub: 'u1001', aud: 'xiaoer', exp: Math.floor(clock.now() / 1000) + 60 }).encode(),
    'signed with another secret': (clock) =>
      new SignJWT({ sub: 'u1001', aud: 'xiaoer', exp: Math.floor(clock.now() / 1000) + 60 })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(bytes('another secret that is long enough too')),
    'signed with an algorithm that is not allowed': (clock) =>
      new SignJWT({ sub: 'u1001', aud: 'xiaoer', exp: Math.floor(clock.now() / 1000) + 60 })
        .setProtectedHeader({ alg: 'HS512' })
        .sign(bytes(testSecret)),
    'that has expired': (clock) =>
      identityToken('u1001', clock, { aud: 'xiaoer', exp: Math.floor(clock.now() / 1000) - 60 }),
    'without exp': (clock) => identityToken('u1001', clock, { aud: 'xiaoer', exp: undefined }),
    'without sub': (clock) => identityToken('u1001', clock, { aud: 'xiaoer', sub: undefined }),
    'that is not valid yet': (clock) =>
      identityToken('u1001', clock, { aud: 'xiaoer', nbf: Math.floor(clock.now() / 1000) + 120 }),
    'that lives longer than a day': (clock) =>
      identityToken('u1001', clock, { aud: 'xiaoer', exp: Math.floor(clock.now() / 1000) + 2 * 86_400 }),
    'issued long ago to live for years': (clock) =>
      identityToken('u1001', clock, { aud: 'xiaoer', iat: Math.floor(clock.now() / 1000) - 30 * 86_400 }),
    'for another audience': (clock) => identityToken('u1001', clock, { aud: 'somebody else' }),
    'that is no token': () => 'abc.def.ghi',
    'with a sub that is not text': (clock) => identityToken('u1001', clock, { aud: 'xiaoer', sub: { id: 'u1001' } }),
  };
  for (const [name, make] of Object.entries(refusals)) {
    it(`${name} is refused, and no session begins`, async () => {
      const { call, clock } = createTestKit({ identity: { jwt: { secret: testSecret, audience: 'xiaoer' } } });
      const good = await identityToken('u1001', clock, { aud: 'xiaoer' });
      const start = (token: string) => call('POST', '/v1/sessions', { device: 'd', identity: { kind: 'jwt', token } });
      expect((await start(good)).status).toBe(201);
      const answer = await start(await make(clock));
      expect(answer).toMatchObject({ status: 401, body: { code: 'IDENTITY_INVALID' } });
      expect(JSON.stringify(answer.body)).not.toContain(testSecret);
    });
  }

  it('with a jti is accepted once', async () => {
    const { call, clock } = createTestKit();
    const token = await identityToken('u1001', clock, { jti: 'one' });
    const start = () => call('POST', '/v1/sessions', { device: 'd', identity: { kind: 'jwt', token } });
    expect((await start()).status).toBe(201);
    expect(await start()).toMatchObject({
      status: 401,
      body: { code: 'IDENTITY_INVALID', detail: expect.stringContaining('used before') },
    });
  });

  it('of a public key is accepted by its signature, and the key is no secret for HMAC', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const pem = await exportSPKI(publicKey);
    const { call, clock } = createTestKit({ identity: { jwt: { publicKey: pem } } });
    const claims = { sub: 'u1001', exp: Math.floor(clock.now() / 1000) + 60 };
    const right = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    const confused = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(bytes(pem));
    expect(decodeProtectedHeader(confused).alg).toBe('HS256');
    const start = (token: string) => call('POST', '/v1/sessions', { device: 'd', identity: { kind: 'jwt', token } });
    expect((await start(right)).status).toBe(201);
    expect((await start(confused)).status).toBe(401);
  });
});

describe('an identity hash', () => {
  const secret = 'secret of the hmac mode';
  const hashOf = (user: string) => createHmac('sha256', secret).update(user).digest('hex');
  const start = (identity: unknown) =>
    createTestKit({ identity: { hmac: { secret } } }).call('POST', '/v1/sessions', { device: 'd', identity });

  it('of the customer’s own id is accepted', async () => {
    expect(await start({ kind: 'hmac', user: '顾客-1', hash: hashOf('顾客-1') })).toMatchObject({
      status: 201,
      body: { trust: 'verified', user: { id: '顾客-1' } },
    });
  });

  it('of another id, of an empty id, or empty is refused', async () => {
    expect((await start({ kind: 'hmac', user: 'u1002', hash: hashOf('u1001') })).status).toBe(401);
    expect((await start({ kind: 'hmac', user: '', hash: hashOf('') })).status).toBe(400);
    expect((await start({ kind: 'hmac', user: 'u1001', hash: '' })).status).toBe(400);
    expect((await start({ kind: 'hmac', user: 'u1001', hash: '0'.repeat(64) })).status).toBe(401);
  });

  it('is refused where only tokens are set up', async () => {
    const { call } = createTestKit();
    const identity = { kind: 'hmac', user: 'u1001', hash: hashOf('u1001') };
    expect((await call('POST', '/v1/sessions', { device: 'd', identity })).status).toBe(401);
  });
});

describe('createServerKit', () => {
  const wrong: Record<string, [Partial<ServerKitOptions>, RegExp]> = {
    'without an identity': [{ identity: {} }, /identity\.jwt\.secret .*identity\.hmac\.secret/],
    'with a short secret': [{ identity: { jwt: { secret: 'short' } } }, /32 bytes.*openssl rand/],
    'with an empty HMAC secret': [{ identity: { hmac: { secret: '' } } }, /16 bytes/],
    'with two keys': [{ identity: { jwt: { secret: testSecret, publicKey: 'x' } } }, /exactly one/],
    'with HMAC over a public key': [{ identity: { jwt: { publicKey: 'x', algorithms: ['HS256'] } } }, /not: HS256/],
    'with the algorithm none': [{ identity: { jwt: { secret: testSecret, algorithms: ['none'] } } }, /not: none/],
    'with any origin': [{ cors: { origins: ['*'] } }, /exact origins/],
    'with an origin that has a path': [{ cors: { origins: ['https://shop.example/'] } }, /exact origins/],
    'with a guessable agent token': [{ agents: { tokens: { admin: { id: 'a', name: 'A' } } } }, /16 characters/],
    'with unreadable hours': [{ handoff: { hours: { from: '9', to: '25:00' } } }, /"09:00"/],
    'with a base path that is no path': [{ basePath: 'api' }, /basePath/],
    'with a short session secret': [{ sessionSecret: 'x' }, /sessionSecret/],
  };
  for (const [name, [options, message]] of Object.entries(wrong)) {
    it(`throws OPTIONS_INVALID ${name} and says what to set`, () => {
      const create = () =>
        createServerKit({ identity: { jwt: { secret: testSecret } }, store: memoryStore(), ...options });
      expect(create).toThrow(message);
      expect(create).toThrow(expect.objectContaining({ code: 'OPTIONS_INVALID' }));
    });
  }
});
