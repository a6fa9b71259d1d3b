import { streamTicketSchema } from '@xiaoer/core/protocol';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../stores/memory.ts';
import { readSse } from '../testing/sse-reader.ts';
import { handoffRequested, said } from '../testing/test-events.ts';
import { agentToken, createTestKit } from '../testing/test-kit.ts';

async function withGuest(options: Parameters<typeof createTestKit>[0] = {}) {
  const test = createTestKit(options);
  const { token, conversation } = await test.guest();
  const post = (...ids: string[]) => test.call('POST', '/v1/events', { events: ids.map((id) => said(id)) }, { token });
  return { ...test, token, conversation, post };
}
const idsOf = (events: readonly { id: string | null }[]) => events.map(({ id }) => id);

describe('the stream', () => {
  it('sends what is stored, then what comes, with the seq as id', async () => {
    const { stream, post, token } = await withGuest();
    await post('a', 'b');
    const response = await stream('/v1/stream', { token });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const reader = readSse(response);
    expect(await reader.take(2)).toMatchObject([
      { id: '1', event: 'conversation', data: { id: 'a-------', seq: 1 } },
      { id: '2', event: 'conversation', data: { id: 'b-------', seq: 2 } },
    ]);
    await post('c');
    expect(await reader.next()).toMatchObject({ id: '3', data: { id: 'c-------', seq: 3 } });
    await reader.cancel();
  });

  it('goes on after Last-Event-ID, which counts more than the query', async () => {
    const { stream, post, token } = await withGuest();
    await post('a', 'b', 'c');
    const reader = readSse(await stream('/v1/stream?after=0', { token, headers: { 'last-event-id': '2' } }));
    expect(await reader.next()).toMatchObject({ id: '3' });
    await reader.cancel();
  });

  it('gives every event once and in order while many are written', async () => {
    const { stream, post, token } = await withGuest({ limits: { callsPerMinute: Infinity } });
    const all = Array.from({ length: 450 }, (_, index) => `event-${index}`);
    await post(...all.slice(0, 50));
    const readers = [];
    const writing = [];
    for (const [index, id] of all.slice(50).entries()) {
      writing.push(post(id));
      if (index % 100 === 0) readers.push(readSse(await stream('/v1/stream', { token })));
    }
    await Promise.all(writing);
    for (const reader of readers) {
      expect(idsOf(await reader.take(450))).toEqual(all.map((_, index) => String(index + 1)));
      await reader.cancel();
    }
  });

  it('refuses a cursor from the future with a problem that says where the conversation is', async () => {
    const { stream, post, token } = await withGuest();
    await post('a');
    const response = await stream('/v1/stream', { token, headers: { 'last-event-id': '99' } });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'CONFLICT', cursor: 1, detail: expect.stringContaining('99') });
  });

  it('pings every 15 seconds', async () => {
    const { stream, post, token, clock } = await withGuest();
    const reader = readSse(await stream('/v1/stream', { token }));
    await clock.advance(45_000);
    await post('a');
    await reader.next();
    expect(reader.comments()).toBe(3);
    await reader.cancel();
  });

  it('finds at a ping what another process has written', async () => {
    const store = memoryStore();
    const first = await withGuest({ store });
    const other = createTestKit({ store });
    const reader = readSse(await first.stream('/v1/stream', { token: first.token }));
    await other.call('POST', '/v1/events', { events: [said('a')] }, { token: first.token });
    await first.clock.advance(15_000);
    expect(await reader.next()).toMatchObject({ id: '1' });
    await reader.cancel();
  });

  it('says that the agent writes, without an id', async () => {
    const { stream, call, token, conversation } = await withGuest();
    await call('POST', '/v1/events', { events: [handoffRequested('h')] }, { token });
    const { body } = await call('GET', '/v1/agent/queue', undefined, { token: agentToken });
    const ticketId = (body as { waiting: { ticketId: string }[] }).waiting[0]?.ticketId;
    await call('POST', `/v1/agent/queue/${ticketId}/claim`, undefined, { token: agentToken });
    const reader = readSse(await stream('/v1/stream?after=3', { token }));
    await call('POST', `/v1/agent/conversations/${conversation}/typing`, { isTyping: true }, { token: agentToken });
    expect(await reader.next()).toEqual({ id: null, event: 'typing', data: { from: 'agent', isTyping: true } });
    await reader.cancel();
  });

  it('ends with its session, and when the server closes', async () => {
    const { stream, token, guest, clock, kit } = await withGuest();
    const first = readSse(await stream('/v1/stream', { token }));
    await clock.advance(3_600_000);
    expect(await first.next()).toBe(null);
    const second = readSse(await stream('/v1/stream', { token: (await guest()).token }));
    await kit.close();
    expect(await second.next()).toBe(null);
  });

  it('stops listening and timing when the client goes', async () => {
    const { stream, token, clock } = await withGuest();
    const before = clock.pending();
    const readers = [readSse(await stream('/v1/stream', { token })), readSse(await stream('/v1/stream', { token }))];
    expect(clock.pending()).toBeGreaterThan(before);
    for (const reader of readers) await reader.cancel();
    expect(clock.pending()).toBe(before);
  });

  it('refuses more connections of one conversation than allowed, and takes new ones when others have ended', async () => {
    const { stream, token } = await withGuest({ limits: { streamsPerConversation: 2 } });
    const readers = [readSse(await stream('/v1/stream', { token })), readSse(await stream('/v1/stream', { token }))];
    const third = await stream('/v1/stream', { token });
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toBe('15');
    await readers[0]?.cancel();
    const fourth = await stream('/v1/stream', { token });
    expect(fourth.status).toBe(200);
    await fourth.body?.cancel();
    await readers[1]?.cancel();
  });
});

describe('a stream ticket', () => {
  const ticketOf = async ({ call, token }: Awaited<ReturnType<typeof withGuest>>) =>
    streamTicketSchema.parse((await call('POST', '/v1/stream-tickets', undefined, { token })).body);

  it('opens one stream', async () => {
    const test = await withGuest();
    await test.post('a');
    const { ticket } = await ticketOf(test);
    const reader = readSse(await test.stream(`/v1/stream?ticket=${ticket}`));
    expect(await reader.next()).toMatchObject({ id: '1' });
    await reader.cancel();
    expect((await test.stream(`/v1/stream?ticket=${ticket}`)).status).toBe(401);
  });

  it('is worthless after 60 seconds', async () => {
    const test = await withGuest();
    const { ticket, expiresAt } = await ticketOf(test);
    expect(expiresAt - test.clock.now()).toBe(60_000);
    await test.clock.advance(60_000);
    expect((await test.stream(`/v1/stream?ticket=${ticket}`)).status).toBe(401);
  });

  it('opens nothing else, and a session token opens nothing from the URL', async () => {
    const test = await withGuest();
    const { ticket } = await ticketOf(test);
    expect((await test.call('GET', `/v1/events?ticket=${ticket}`)).status).toBe(401);
    expect((await test.stream(`/v1/stream?ticket=${test.token}`)).status).toBe(401);
    expect((await test.stream(`/v1/stream?token=${test.token}`)).status).toBe(401);
  });
});
