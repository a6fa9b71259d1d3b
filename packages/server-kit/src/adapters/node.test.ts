import { sessionSchema } from '@xiaoer/core/protocol';
import express from 'express';
import Koa from 'koa';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createServerKit } from '../index.ts';
import type { ServerKit } from '../index.ts';
import { memoryStore } from '../stores/memory.ts';
import { fetchJson, listen } from '../testing/http-server.ts';
import { readSse } from '../testing/sse-reader.ts';
import { said } from '../testing/test-events.ts';
import { testAgents, testSecret } from '../testing/test-kit.ts';
import { nodeHandler } from './node.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function createKit(basePath = '/api/xiaoer', limits: Parameters<typeof createServerKit>[0]['limits'] = {}): ServerKit {
  const kit = createServerKit({
    basePath,
    identity: { jwt: { secret: testSecret } },
    store: memoryStore(),
    agents: testAgents,
    limits,
  });
  closers.push(() => kit.close());
  return kit;
}

async function serve(server: Server): Promise<string> {
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return listen(server);
}

/** Walks the road of a guest: session, event, page. */
async function walk(base: string): Promise<void> {
  const started = await fetchJson(`${base}/v1/sessions`, { body: { device: 'phone' } });
  expect(started.status, JSON.stringify(started.body)).toBe(201);
  const { token } = sessionSchema.parse(started.body);
  const text = '中文 🌸 '.repeat(200);
  const stored = await fetchJson(`${base}/v1/events`, { token, body: { events: [said('a', text)] } });
  expect(stored).toMatchObject({ status: 200, body: { stored: [{ seq: 1 }] } });
  expect(await fetchJson(`${base}/v1/events?after=0`, { token })).toMatchObject({
    status: 200,
    body: { events: [{ data: { text } }] },
  });
}

describe('under node:http', () => {
  it('the whole road works', async () => {
    const base = await serve(createServer(nodeHandler(createKit())));
    await walk(`${base}/api/xiaoer`);
    expect((await fetchJson(`${base}/elsewhere`)).status).toBe(404);
  });

  it('events arrive live, and a client that goes away is forgotten', async () => {
    const base = `${await serve(createServer(nodeHandler(createKit('/api/xiaoer', { streamsPerConversation: 1 }))))}/api/xiaoer`;
    const { token } = sessionSchema.parse((await fetchJson(`${base}/v1/sessions`, { body: { device: 'd' } })).body);
    const open = (signal?: AbortSignal) =>
      fetch(`${base}/v1/stream`, {
        headers: { authorization: `Bearer ${token}` },
        ...(signal === undefined ? {} : { signal }),
      });
    const going = new AbortController();
    const reader = readSse(await open(going.signal));
    const startedAt = performance.now();
    await fetchJson(`${base}/v1/events`, { token, body: { events: [said('a')] } });
    expect(await reader.next()).toMatchObject({ id: '1', data: { id: 'a-------' } });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect((await open()).status).toBe(429);
    going.abort();
    let again = await open();
    // The end of a connection is noticed by the server in its own time.
    while (again.status === 429) again = await open();
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });

  it('a body beyond the limit is refused while it still comes, and the connection is closed', async () => {
    const base = await serve(createServer(nodeHandler(createKit('/api/xiaoer', { bodyBytes: 1000 }))));
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    closers.push(() => socket.destroy());
    socket.write(
      'POST /api/xiaoer/v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    socket.write(`800\r\n${' '.repeat(2048)}\r\n`);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/connection: close/i);
  });

  it('HEAD is answered like GET without a body', async () => {
    const base = await serve(createServer(nodeHandler(createKit())));
    expect(await fetchJson(`${base}/api/xiaoer/healthz`, { method: 'HEAD' })).toMatchObject({
      status: 200,
      body: null,
    });
  });

  it('nothing of the process is changed', async () => {
    const before = [globalThis.Request, globalThis.Response, globalThis.Headers];
    const base = await serve(createServer(nodeHandler(createKit())));
    await walk(`${base}/api/xiaoer`);
    expect([globalThis.Request, globalThis.Response, globalThis.Headers]).toEqual(before);
  });
});

describe('under Express', () => {
  it('the whole road works, and other routes stay the application’s', async () => {
    const app = express();
    app.use(nodeHandler(createKit()));
    app.get('/hello', (_request, response) => void response.send('hello'));
    const base = await serve(createServer(app));
    await walk(`${base}/api/xiaoer`);
    expect(await (await fetch(`${base}/hello`)).text()).toBe('hello');
  });

  it('the whole road works after express.json()', async () => {
    const app = express();
    app.use(express.json());
    app.use(nodeHandler(createKit()));
    await walk(`${await serve(createServer(app))}/api/xiaoer`);
  });

  it('the whole road works after parsers that keep the text or the bytes', async () => {
    for (const parser of [express.text({ type: '*/*' }), express.raw({ type: '*/*' })]) {
      const app = express();
      app.use(parser);
      app.use(nodeHandler(createKit()));
      await walk(`${await serve(createServer(app))}/api/xiaoer`);
    }
  });

  it('the whole road works below a path that Express cuts off', async () => {
    const app = express();
    app.use('/cs', nodeHandler(createKit('/cs')));
    await walk(`${await serve(createServer(app))}/cs`);
  });

  it('a mount path that is not the base path is told, and a shorter one is fine', async () => {
    const app = express();
    app.use('/cs', nodeHandler(createKit()));
    app.use('/api', nodeHandler(createKit()));
    app.get('/api/mine', (_request, response) => void response.send('mine'));
    const base = await serve(createServer(app));
    expect(await fetchJson(`${base}/cs/v1/sessions`, { body: { device: 'd' } })).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('set basePath') },
    });
    await walk(`${base}/api/xiaoer`);
    expect(await (await fetch(`${base}/api/mine`)).text()).toBe('mine');
  });

  it('a body limit holds also for what a parser has read', async () => {
    const app = express();
    app.use(express.json());
    app.use(nodeHandler(createKit('/api/xiaoer', { bodyBytes: 100 })));
    const base = await serve(createServer(app));
    expect((await fetchJson(`${base}/api/xiaoer/v1/sessions`, { body: { device: 'd'.repeat(200) } })).status).toBe(413);
  });

  it('a body that somebody read and threw away gets a problem that says what to do, not a hanging request', async () => {
    const app = express();
    app.use((request, _response, next) => {
      request.resume();
      request.on('end', () => next());
    });
    app.use(nodeHandler(createKit()));
    const base = await serve(createServer(app));
    expect(await fetchJson(`${base}/api/xiaoer/v1/sessions`, { body: { device: 'd' } })).toMatchObject({
      status: 400,
      body: { code: 'RAW_BODY_REQUIRED', detail: expect.stringContaining('before body parsers') },
    });
  });
});

describe('under Koa', () => {
  it('the whole road works', async () => {
    const app = new Koa();
    const handle = nodeHandler(createKit());
    app.use(async (context, next) => {
      if (!context.path.startsWith('/api/xiaoer/')) return next();
      context.respond = false;
      handle(context.req, context.res);
    });
    app.use((context) => {
      context.body = 'hello';
    });
    const answer = app.callback();
    const base = await serve(createServer((request, response) => void answer(request, response)));
    await walk(`${base}/api/xiaoer`);
    expect(await (await fetch(`${base}/hello`)).text()).toBe('hello');
  });
});
