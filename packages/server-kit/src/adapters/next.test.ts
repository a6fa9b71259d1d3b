import { sessionSchema } from '@xiaoer/core/protocol';
import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { createServerKit } from '../index.ts';
import { memoryStore } from '../stores/memory.ts';
import { readSse } from '../testing/sse-reader.ts';
import { said } from '../testing/test-events.ts';
import { testSecret } from '../testing/test-kit.ts';
import { nextHandlers } from './next.ts';

const base = 'https://shop.example/api/xiaoer';

describe('as the handlers of a Next App Router route', () => {
  it('the whole road works, live too', async () => {
    const kit = createServerKit({ identity: { jwt: { secret: testSecret } }, store: memoryStore() });
    const { GET, POST, DELETE, OPTIONS } = nextHandlers(kit);
    const headers = { 'content-type': 'application/json' };
    const started = await POST(
      new NextRequest(`${base}/v1/sessions`, { method: 'POST', headers, body: JSON.stringify({ device: 'd' }) }),
    );
    const { token } = sessionSchema.parse(await started.json());
    const authorization = `Bearer ${token}`;
    const reader = readSse(await GET(new NextRequest(`${base}/v1/stream?after=0`, { headers: { authorization } })));
    const body = JSON.stringify({ events: [said('a', '中文')] });
    const stored = await POST(
      new NextRequest(`${base}/v1/events`, { method: 'POST', headers: { ...headers, authorization }, body }),
    );
    expect(await stored.json()).toMatchObject({ stored: [{ seq: 1 }] });
    expect(await reader.next()).toMatchObject({ id: '1', data: { data: { text: '中文' } } });
    const gone = await DELETE(
      new NextRequest(`${base}/v1/handoffs/current`, { method: 'DELETE', headers: { authorization } }),
    );
    expect(gone.status).toBe(404);
    const preflight = { origin: 'https://evil.test', 'access-control-request-method': 'POST' };
    expect(
      (await OPTIONS(new NextRequest(`${base}/v1/events`, { method: 'OPTIONS', headers: preflight }))).status,
    ).toBe(403);
    await kit.close();
    expect(await reader.next()).toBe(null);
  });
});
