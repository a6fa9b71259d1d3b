import { eventPageSchema } from '@xiaoer/core/protocol';
import { settle } from '@xiaoer/core/testing';
import { describe, expect, it } from 'vitest';
import { eventOf, said } from '../testing/test-events.ts';
import { createTestKit } from '../testing/test-kit.ts';

/** A kit with one guest, and calls as that guest. */
async function withGuest() {
  const test = createTestKit();
  const { token, conversation } = await test.guest();
  const post = (...events: unknown[]) => test.call('POST', '/v1/events', { events }, { token });
  const get = (query = '') => test.call('GET', `/v1/events${query}`, undefined, { token });
  const seqs = async (query = '') =>
    eventPageSchema.parse((await get(query)).body).events.map((event) => (event as { seq: number }).seq);
  return { ...test, token, conversation, post, get, seqs };
}

describe('storing events', () => {
  it('gives each its place in the order that holds for everybody', async () => {
    const { post, get } = await withGuest();
    expect(await post(said('a'), said('b'))).toMatchObject({
      status: 200,
      body: {
        stored: [
          { id: 'a-------', seq: 1 },
          { id: 'b-------', seq: 2 },
        ],
        cursor: 2,
      },
    });
    expect((await get()).body).toEqual({
      events: [
        { ...said('a'), seq: 1 },
        { ...said('b'), seq: 2 },
      ],
      cursor: 2,
      hasMore: false,
    });
  });

  it('stores an event once, however often it is sent', async () => {
    const { post, seqs } = await withGuest();
    await post(said('a'));
    expect((await post(said('a', 'changed'), said('b'), said('b'))).body).toMatchObject({
      stored: [{ seq: 1 }, { seq: 2 }, { seq: 2 }],
    });
    expect(await seqs()).toEqual([1, 2]);
  });

  it('leaves no gap when many devices send the same at once', async () => {
    const { post, seqs } = await withGuest();
    await Promise.all(Array.from({ length: 100 }, (_, index) => post(said(`event-${index % 60}`))));
    expect(await seqs()).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('gives a client’s own seq no meaning', async () => {
    const { post, get } = await withGuest();
    await post({ ...said('a'), seq: 77 });
    expect((await get()).body).toMatchObject({ events: [{ id: 'a-------', seq: 1 }], cursor: 1 });
  });

  it('keeps every text as it was typed', async () => {
    const { post, get } = await withGuest();
    const texts = ['', '   ', '字'.repeat(2000), '🌸🌸', '<script>alert(1)</script>', '\ud83d lone \udc00', '\u0000'];
    await post(...texts.map((text, index) => said(`text-${index}`, text)));
    expect((await get()).body).toMatchObject({ events: texts.map((text) => ({ data: { text } })) });
  });

  const refused: Record<string, unknown> = {
    'handoff.queued': eventOf('x', 'handoff.queued', { ticketId: 't', position: 1, isOpen: true }),
    'handoff.assigned': eventOf('x', 'handoff.assigned', { ticketId: 't', agent: { id: 'a1', name: '小李' } }),
    'agent.said': eventOf('x', 'agent.said', { text: '您好', agent: { id: 'a1', name: '小李' } }),
    'user.identified as verified': eventOf('x', 'user.identified', { id: 'u1001', verified: true }),
    'handoff.ended as an agent': eventOf('x', 'handoff.ended', { by: 'agent' }),
    'handoff.ended by time': eventOf('x', 'handoff.ended', { by: 'timeout' }),
  };
  for (const [name, event] of Object.entries(refused)) {
    it(`refuses ${name} from a customer and stores nothing of the batch`, async () => {
      const { post, seqs } = await withGuest();
      expect(await post(said('a'), event)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST_INVALID', index: 1, event: 'x-------' },
      });
      expect(await seqs()).toEqual([]);
    });
  }

  it('takes a claimed identity as the claim that it is', async () => {
    const { post } = await withGuest();
    expect((await post(eventOf('x', 'user.identified', { id: 'u1001', verified: false }))).status).toBe(200);
  });

  const malformed: Record<string, unknown> = {
    'an unknown type': eventOf('x', 'user.shouted', { text: 'a' }),
    'data that does not fit': eventOf('x', 'user.said', { text: 5 }),
    'a short id': { ...said('a'), id: 'a' },
    'an id with other characters': { ...said('a'), id: "a'; DROP TABLE entry" },
    'no event at all': null,
    'an inherited type name': eventOf('x', 'constructor', {}),
  };
  for (const [name, event] of Object.entries(malformed)) {
    it(`refuses ${name} and says which event it is`, async () => {
      const { post } = await withGuest();
      expect(await post(said('a'), said('b'), event)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST_INVALID', index: 2, detail: expect.stringContaining('events[2]') },
      });
    });
  }

  it('refuses an empty list, more than 100 events, and a body that is no list', async () => {
    const { post, call, token } = await withGuest();
    expect((await post()).status).toBe(400);
    expect((await post(...Array.from({ length: 101 }, (_, index) => said(`event-${index}`)))).status).toBe(400);
    expect((await call('POST', '/v1/events', { events: 'all' }, { token })).body).toMatchObject({
      detail: expect.stringContaining('events'),
    });
    expect((await call('POST', '/v1/events', '{"events":', { token })).body).toMatchObject({
      status: 400,
      detail: 'The body is not JSON.',
    });
  });
});

describe('reading events', () => {
  it('goes on after a cursor, page by page', async () => {
    const { post, get, seqs } = await withGuest();
    await post(...['a', 'b', 'c', 'd', 'e'].map((id) => said(id)));
    expect((await get('?limit=2')).body).toMatchObject({ events: [{ seq: 1 }, { seq: 2 }], cursor: 2, hasMore: true });
    expect((await get('?after=4&limit=2')).body).toMatchObject({ events: [{ seq: 5 }], cursor: 5, hasMore: false });
    expect(await seqs('?after=5')).toEqual([]);
  });

  it('shows nobody else’s conversation', async () => {
    const { post, guest, call } = await withGuest();
    await post(said('a', '我的秘密'));
    const other = await guest();
    expect((await call('GET', '/v1/events', undefined, { token: other.token })).body).toMatchObject({ events: [] });
  });

  it('refuses a cursor from the future by name, and one that is no number', async () => {
    const { post, get } = await withGuest();
    await post(said('a'));
    for (const path of ['?after=2', '/poll?after=2&waitMs=0']) {
      expect(await get(path)).toMatchObject({ status: 409, body: { code: 'CONFLICT', cursor: 1 } });
    }
    for (const after of ['-1', 'x', '1.5', '9999999999999999999']) {
      expect((await get(`?after=${after}`)).status).toBe(400);
    }
  });
});

describe('long polling', () => {
  it('answers at once when there is something', async () => {
    const { post, get } = await withGuest();
    await post(said('a'));
    expect((await get('/poll?after=0')).body).toMatchObject({ events: [{ seq: 1 }], cursor: 1 });
  });

  it('waits for the next event', async () => {
    const { post, get } = await withGuest();
    await post(said('a'));
    const waiting = get('/poll?after=1');
    await post(said('b'));
    expect((await waiting).body).toMatchObject({ events: [{ seq: 2 }], cursor: 2 });
  });

  it('answers empty when the time is over, and leaves no timer behind', async () => {
    const { get, clock } = await withGuest();
    const before = clock.pending();
    const waiting = get('/poll?after=0&waitMs=25000');
    await settle();
    expect(clock.pending()).toBe(before + 1);
    await clock.advance(25_000);
    expect((await waiting).body).toEqual({ events: [], cursor: 0, hasMore: false });
    expect(clock.pending()).toBe(before);
  });

  it('answers empty when the server closes', async () => {
    const { get, kit } = await withGuest();
    const waiting = get('/poll?after=0');
    await settle();
    await kit.close();
    expect(await waiting).toMatchObject({ status: 200, body: { events: [], cursor: 0 } });
  });
});
