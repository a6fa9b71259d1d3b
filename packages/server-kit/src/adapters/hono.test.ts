import { sessionSchema } from '@xiaoer/core/protocol';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createServerKit } from '../index.ts';
import { memoryStore } from '../stores/memory.ts';
import { readSse } from '../testing/sse-reader.ts';
import { said } from '../testing/test-events.ts';
import { testSecret } from '../testing/test-kit.ts';
import { honoHandler } from './hono.ts';

function createApp(limits = {}) {
  const kit = createServerKit({ identity: { jwt: { secret: testSecret } }, store: memoryStore(), limits });
  const app = new Hono();
  app.all('/api/xiaoer/*', honoHandler(kit));
  app.get('/hello', (context) => context.text('hello'));
  const headers = { 'content-type': 'application/json' };
  const start = (env?: unknown) =>
    app.request(
      '/api/xiaoer/v1/sessions',
      { method: 'POST', headers, body: JSON.stringify({ device: 'd' }) },
      env as object,
    );
  return { app, kit, headers, start };
}

describe('under Hono', () => {
  it('the whole road works, live too, and other routes stay the application’s', async () => {
    const { app, kit, headers, start } = createApp();
    const { token } = sessionSchema.parse(await (await start()).json());
    const authorization = `Bearer ${token}`;
    const reader = readSse(await app.request('/api/xiaoer/v1/stream', { headers: { authorization } }));
    const body = JSON.stringify({ events: [said('a')] });
    expect(
      (await app.request('/api/xiaoer/v1/events', { method: 'POST', headers: { ...headers, authorization }, body }))
        .status,
    ).toBe(200);
    expect(await reader.next()).toMatchObject({ id: '1' });
    expect(await (await app.request('/hello')).text()).toBe('hello');
    await kit.close();
    expect(await reader.next()).toBe(null);
  });

  it('the address that the Node server of Hono tells counts for rate limits', async () => {
    const { kit, start } = createApp({ sessionsPerMinute: 1 });
    const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
    expect((await start(from('1.1.1.1'))).status).toBe(201);
    expect((await start(from('1.1.1.1'))).status).toBe(429);
    expect((await start(from('2.2.2.2'))).status).toBe(201);
    await kit.close();
  });
});
