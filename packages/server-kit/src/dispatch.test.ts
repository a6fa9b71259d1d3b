import { problemSchema } from '@xiaoer/core/protocol';
import { describe, expect, it } from 'vitest';
import { allRoutes } from './routes/all-routes.ts';
import { memoryStore } from './stores/memory.ts';
import type { Store } from './store.ts';
import { said } from './testing/test-events.ts';
import { agentToken, createTestKit } from './testing/test-kit.ts';

const shop = 'https://shop.example';

describe('every answer', () => {
  it('carries the safety headers, a charset and a request id', async () => {
    const { call, guest } = createTestKit();
    const { token } = await guest();
    for (const route of allRoutes) {
      if (route.reply === 'events') continue;
      const as = route.access === 'agent' ? agentToken : token;
      const path = route.path.replaceAll(/:\w+/g, 'some-thing');
      const query = path.endsWith('/poll') ? '?waitMs=0' : '';
      const { headers, status, body } = await call(route.method, path + query, undefined, { token: as });
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('x-request-id'), path).toMatch(/^[\w-]{36}$/);
      if (body !== null)
        expect(headers.get('content-type'), path).toMatch(/^application\/(problem\+)?json; charset=utf-8$/);
      if (status >= 400) expect(problemSchema.safeParse(body).success, path).toBe(true);
    }
  });

  it('gives a good request id back and replaces one that is not', async () => {
    const { call } = createTestKit();
    const idOf = async (id: string) =>
      (await call('GET', '/healthz', undefined, { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await idOf('request-12345678')).toBe('request-12345678');
    expect(await idOf('<script>alert(1)</script>')).toMatch(/^[\w-]{36}$/);
  });

  it('is a problem with status, code, and what to do when the route or method is wrong', async () => {
    const { call, kit } = createTestKit();
    expect(await call('GET', '/v1/nothing')).toMatchObject({
      status: 404,
      body: { type: 'https://xiaoer.dev/problems/not-found', code: 'NOT_FOUND', retryable: false },
    });
    const wrong = await call('DELETE', '/v1/events');
    expect(wrong).toMatchObject({ status: 405, body: { code: 'METHOD_NOT_ALLOWED' } });
    expect(wrong.headers.get('allow')).toBe('POST, GET');
    expect((await call('GET', '/v1/agent/conversations/%E0%A4%A')).status).toBe(404);
    const elsewhere = await kit.handler(new Request('http://shop.test/chat/v1/sessions', { method: 'POST' }));
    expect(await elsewhere.json()).toMatchObject({ detail: expect.stringContaining('/api/xiaoer') });
  });

  it('to something unexpected tells a request id and nothing of its cause', async () => {
    const broken: Store = {
      ...memoryStore(),
      transact: () => Promise.reject(new Error('disk I/O error at /var/lib/secret.sqlite')),
    };
    const { call, logs } = createTestKit({ store: broken });
    const answer = await call('POST', '/v1/sessions', { device: 'phone' });
    expect(answer).toMatchObject({ status: 500, body: { code: 'INTERNAL', retryable: true } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(logs).toMatchObject([{ level: 'error', requestId: answer.headers.get('x-request-id') }]);
    expect((await call('GET', '/readyz')).status).toBe(503);
    expect((await call('GET', '/healthz')).status).toBe(200);
  });
});

describe('a body', () => {
  it('must be JSON by its content type', async () => {
    const { call } = createTestKit();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const answer = await call('POST', '/v1/sessions', { device: 'd' }, { headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA' } });
    }
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect((await call('POST', '/v1/sessions', { device: 'd' }, { headers })).status).toBe(201);
  });

  it('beyond the limit is refused before it was read to its end', async () => {
    const { kit } = createTestKit({ limits: { bodyBytes: 1000 } });
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 100;
        controller.enqueue(new Uint8Array(100).fill(32));
      },
    });
    const request = new Request('http://shop.test/api/xiaoer/v1/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    const response = await kit.handler(request);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', detail: expect.stringContaining('1000') });
    expect(sent).toBeLessThan(3000);
  });

  it('that is announced as too large is not read at all', async () => {
    const { call } = createTestKit({ limits: { bodyBytes: 1000 } });
    const headers = { 'content-length': '5000' };
    expect((await call('POST', '/v1/sessions', { device: 'd' }, { headers })).status).toBe(413);
  });

  it('nested without end is refused, and brackets in a text are none', async () => {
    const { call, guest } = createTestKit();
    const { token } = await guest();
    const post = (body: string) => call('POST', '/v1/events', body, { token });
    const nested = `${'['.repeat(120_000)}${']'.repeat(120_000)}`;
    expect(await post(`{"events":[${nested}]}`)).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    const text = `\\"${'[{'.repeat(1000)}`;
    expect((await post(JSON.stringify({ events: [said('a', text)] }))).status).toBe(200);
  });

  it('that does not fit names the field', async () => {
    const { call } = createTestKit();
    expect(await call('POST', '/v1/sessions', { device: 5 })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID', issues: [expect.stringContaining('device')] },
    });
  });
});

describe('pages of other origins', () => {
  const withCors = () => createTestKit({ cors: { origins: [shop] } });

  it('may call when they are on the list, exactly', async () => {
    const { call } = withCors();
    const { headers } = await call('POST', '/v1/sessions', { device: 'd' }, { headers: { origin: shop } });
    expect(headers.get('access-control-allow-origin')).toBe(shop);
    expect(headers.get('vary')).toBe('origin');
    expect(headers.get('access-control-allow-credentials')).toBe(null);
  });

  for (const origin of [
    'https://shop.example.evil.test',
    'https://evil-shop.example',
    'http://shop.example',
    'null',
    'https://shop.example:8443',
  ]) {
    it(`may not call as ${origin}`, async () => {
      const { call } = withCors();
      const answer = await call('POST', '/v1/sessions', { device: 'd' }, { headers: { origin } });
      expect(answer).toMatchObject({ status: 403, body: { code: 'ORIGIN_FORBIDDEN' } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(null);
      const read = await call('GET', '/healthz', undefined, { headers: { origin } });
      expect(read.headers.get('access-control-allow-origin')).toBe(null);
      expect(read.headers.get('vary')).toBe('origin');
    });
  }

  it('are told by a preflight what they may send', async () => {
    const { call } = withCors();
    const ask = (origin: string) =>
      call('OPTIONS', '/v1/events', undefined, {
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
    const allowed = await ask(shop);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(shop);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await ask('https://evil.test')).status).toBe(403);
  });

  it('of the same host need no list', async () => {
    const { call } = createTestKit();
    const start = (origin: string) => call('POST', '/v1/sessions', { device: 'd' }, { headers: { origin } });
    expect((await start('http://shop.test')).status).toBe(201);
    expect((await start('http://evil.test')).status).toBe(403);
  });

  it('cannot act with an agent’s cookie', async () => {
    const { call } = createTestKit({ agents: { verify: () => ({ id: 'a1', name: '小李' }) } });
    const headers = { origin: 'https://evil.test', cookie: 'desk=1' };
    expect((await call('POST', '/v1/agent/queue/some-ticket/claim', undefined, { headers })).status).toBe(403);
  });
});

describe('rate limits', () => {
  it('count new sessions by the address of the connection, whatever X-Forwarded-For says', async () => {
    const { call } = createTestKit({ limits: { sessionsPerMinute: 2 } });
    const start = (ip: string, forwarded: string) =>
      call('POST', '/v1/sessions', { device: 'd' }, { ip, headers: { 'x-forwarded-for': forwarded } });
    expect((await start('1.1.1.1', '9.9.9.1')).status).toBe(201);
    expect((await start('1.1.1.1', '9.9.9.2')).status).toBe(201);
    const refused = await start('1.1.1.1', '9.9.9.3');
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 30_000 },
    });
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect((await start('2.2.2.2', '9.9.9.1')).status).toBe(201);
  });

  it('count by the last forwarded address behind a trusted proxy', async () => {
    const { call } = createTestKit({ limits: { sessionsPerMinute: 1 }, trustProxy: true });
    const start = (forwarded: string) =>
      call('POST', '/v1/sessions', { device: 'd' }, { ip: '10.0.0.1', headers: { 'x-forwarded-for': forwarded } });
    expect((await start('spoofed, 1.1.1.1')).status).toBe(201);
    expect((await start('other spoof, 1.1.1.1')).status).toBe(429);
    expect((await start('2.2.2.2')).status).toBe(201);
  });

  it('count calls per conversation, tell what is left, and let go on after a while', async () => {
    const { call, guest, clock } = createTestKit({ limits: { callsPerMinute: 2 } });
    const { token } = await guest();
    const post = (id: string) => call('POST', '/v1/events', { events: [said(id)] }, { token });
    const first = await post('a');
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual(['2', '1']);
    expect((await post('b')).status).toBe(200);
    expect((await post('c')).status).toBe(429);
    expect((await call('GET', '/v1/events', undefined, { token: (await guest()).token })).status).toBe(200);
    await clock.advance(30_000);
    expect((await post('c')).status).toBe(200);
  });
});
