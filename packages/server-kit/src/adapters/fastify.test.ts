import { sessionSchema } from '@xiaoer/core/protocol';
import Fastify from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { createServerKit } from '../index.ts';
import { memoryStore } from '../stores/memory.ts';
import { fetchJson } from '../testing/http-server.ts';
import { readSse } from '../testing/sse-reader.ts';
import { said } from '../testing/test-events.ts';
import { testSecret } from '../testing/test-kit.ts';
import { fastifyPlugin } from './fastify.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

describe('under Fastify', () => {
  it('the whole road works, live too, and the application keeps its own parser', async () => {
    const kit = createServerKit({ identity: { jwt: { secret: testSecret } }, store: memoryStore() });
    const app = Fastify();
    closers.push(
      () => kit.close(),
      () => app.close(),
    );
    await app.register(fastifyPlugin(kit));
    app.post('/mine', (request) => ({ got: request.body }));
    const base = await app.listen({ port: 0, host: '127.0.0.1' });

    const { token } = sessionSchema.parse(
      (await fetchJson(`${base}/api/xiaoer/v1/sessions`, { body: { device: 'd' } })).body,
    );
    const reader = readSse(
      await fetch(`${base}/api/xiaoer/v1/stream`, { headers: { authorization: `Bearer ${token}` } }),
    );
    const stored = await fetchJson(`${base}/api/xiaoer/v1/events`, { token, body: { events: [said('a', '中文')] } });
    expect(stored).toMatchObject({ status: 200, body: { stored: [{ seq: 1 }] } });
    expect(await reader.next()).toMatchObject({ id: '1', data: { data: { text: '中文' } } });
    await reader.cancel();
    expect((await fetchJson(`${base}/api/xiaoer/v1/events`, { token })).body).toMatchObject({ cursor: 1 });
    expect((await fetchJson(`${base}/api/xiaoer/v1/handoffs/current`, { token, method: 'DELETE' })).status).toBe(404);
    expect((await fetchJson(`${base}/mine`, { body: { mine: 1 } })).body).toEqual({ got: { mine: 1 } });
  });
});
