import { eventPageSchema } from '@xiaoer/core/protocol';
import { describe, expect, it } from 'vitest';
import { deskOf } from '../testing/desk.ts';
import { readSse } from '../testing/sse-reader.ts';
import { eventOf, handoffRequested, said, ticketOf } from '../testing/test-events.ts';
import type { TestKit } from '../testing/test-kit.ts';
import { agentToken, createTestKit, otherAgentToken } from '../testing/test-kit.ts';

interface Row {
  readonly type: string;
  readonly data: { readonly position?: number };
}

function actor({ call }: TestKit, token: string) {
  const post = (...events: unknown[]) => call('POST', '/v1/events', { events }, { token });
  const rows = async () =>
    eventPageSchema.parse((await call('GET', '/v1/events', undefined, { token })).body).events as Row[];
  return {
    post,
    types: async () => (await rows()).map(({ type }) => type),
    positions: async () => (await rows()).flatMap(({ data }) => data.position ?? []),
    current: async () => (await call('GET', '/v1/handoffs/current', undefined, { token })).body,
    leave: () => call('DELETE', '/v1/handoffs/current', undefined, { token }),
    request: (id: string, ticket: Record<string, unknown> = {}) =>
      call('POST', '/v1/handoffs', { id: id.padEnd(8, '-'), ticket: ticketOf(ticket) }, { token }),
  };
}

describe('asking for a person', () => {
  it('puts the customer in line and tells him his position', async () => {
    const test = createTestKit();
    const { token } = await test.guest();
    const guest = actor(test, token);
    expect((await guest.post(handoffRequested('h'))).status).toBe(200);
    expect(await guest.types()).toEqual(['handoff.requested', 'handoff.queued']);
    expect(await guest.current()).toMatchObject({ phase: 'queued', position: 1, isOpen: true });
    expect((await deskOf(test).queue()).waiting).toMatchObject([
      { summary: '顾客问裙子到哪了', phase: 'queued', user: null },
    ]);
  });

  it('does the same by its own route', async () => {
    const test = createTestKit();
    const { token } = await test.guest();
    const guest = actor(test, token);
    expect(await guest.request('h')).toMatchObject({ status: 201, body: { phase: 'queued', position: 1 } });
    expect(await guest.request('h')).toMatchObject({ body: { phase: 'queued', position: 1 } });
    expect(await guest.types()).toEqual(['handoff.requested', 'handoff.queued']);
  });

  it('refuses a ticket that is none', async () => {
    const test = createTestKit();
    const { token } = await test.guest();
    const { call } = test;
    expect((await call('POST', '/v1/handoffs', { id: 'handoff-1', ticket: { summary: 1 } }, { token })).status).toBe(
      400,
    );
    expect((await deskOf(test).queue()).waiting).toEqual([]);
  });

  it('gives one place in line, however often it is asked while one is open', async () => {
    const test = createTestKit();
    const { token } = await test.guest();
    const guest = actor(test, token);
    await guest.post(handoffRequested('h1'));
    await guest.post(handoffRequested('h2'), handoffRequested('h1'));
    expect((await deskOf(test).queue()).waiting).toHaveLength(1);
    expect(await guest.positions()).toEqual([1]);
  });

  it('serves important customers first, then upset ones, then who came first', async () => {
    const test = createTestKit();
    const arrivals = [
      ['calm', await test.customer('calm'), 0.1],
      ['upset', await test.customer('upset'), 0.9],
      ['vip', await test.customer('vip', { level: 'gold' }), 0.1],
      ['upset vip', await test.customer('upset vip', { level: 'VIP' }), 0.7],
      ['late', await test.customer('late'), 0.2],
    ] as const;
    for (const [name, { token }, upset] of arrivals) {
      await actor(test, token).request(`h-${name}`.replace(' ', '-'), { emotion: { label: 'neutral', upset } });
      await test.clock.advance(1000);
    }
    const { waiting } = await deskOf(test).queue();
    expect(waiting.map(({ user }) => user?.id)).toEqual(['upset vip', 'vip', 'upset', 'calm', 'late']);
  });

  it('tells a customer only when his position has changed', async () => {
    const test = createTestKit();
    const customers: ReturnType<typeof actor>[] = [];
    for (const id of ['one', 'two', 'three']) {
      const customer = actor(test, (await test.customer(id)).token);
      await customer.request(`request-${id}`);
      customers.push(customer);
      await test.clock.advance(1000);
    }
    const positions = async () => Promise.all(customers.map((customer) => customer.positions()));
    expect(await positions()).toEqual([[1], [2], [3]]);
    await customers[1]?.leave();
    expect(await positions()).toEqual([[1], [2], [3, 2]]);
    await deskOf(test).claimNext();
    expect(await positions()).toEqual([[1], [2], [3, 2, 1]]);
    await actor(test, (await test.customer('vip', { level: 'vip' })).token).request('request-vip');
    expect(await positions()).toEqual([[1], [2], [3, 2, 1, 2]]);
  });

  it('counts positions within a queue and asks the host’s route', async () => {
    const test = createTestKit({
      handoff: { route: (ticket, user) => ({ queue: ticket.reason, priority: user?.id === 'boss' ? 9 : 0 }) },
    });
    const ask = async (id: string, reason: string) => {
      const customer = actor(test, (await test.customer(id)).token);
      await customer.request(`request-${id}`, { reason });
      return customer;
    };
    const refund = await ask('refund', 'refund');
    const tech = await ask('tech', 'tech');
    await ask('boss', 'tech');
    expect([await refund.positions(), await tech.positions()]).toEqual([[1], [1, 2]]);
    expect((await deskOf(test).queue()).waiting[0]).toMatchObject({ user: { id: 'boss' }, queue: 'tech', priority: 9 });
  });

  it('falls back to the default route when the host’s fails, and logs it', async () => {
    const test = createTestKit({
      handoff: {
        route: () => {
          throw new Error('CRM is away');
        },
      },
    });
    await actor(test, (await test.customer('u1', { level: 'gold' })).token).request('request-1');
    expect((await deskOf(test).queue()).waiting).toMatchObject([{ queue: 'general', priority: 1 }]);
    expect(test.logs).toMatchObject([{ level: 'error', message: expect.stringContaining('handoff.route') }]);
  });

  it('says when nobody is there, and keeps the customer in line', async () => {
    const hours = { from: '09:00', to: '22:00', utcOffsetMinutes: 480 };
    const test = createTestKit({ handoff: { hours } });
    const { token } = await test.guest();
    await test.clock.advance(13 * 3_600_000);
    const late = actor(test, (await test.guest()).token);
    expect(token).not.toBe('');
    expect(await late.request('request-1')).toMatchObject({ body: { phase: 'queued', position: 1, isOpen: false } });
  });

  it('may be taken back by the customer, by event or by route, and asked anew', async () => {
    const test = createTestKit();
    const guest = actor(test, (await test.guest()).token);
    await guest.post(handoffRequested('h1'));
    await guest.post(eventOf('end', 'handoff.ended', { by: 'user' }));
    expect(await guest.current()).toMatchObject({ phase: 'ended', position: null });
    expect((await guest.leave()).status).toBe(404);
    await guest.post(handoffRequested('h2'));
    expect((await guest.leave()).status).toBe(204);
    expect((await deskOf(test).queue()).waiting).toEqual([]);
    const once = ['handoff.requested', 'handoff.queued', 'handoff.ended'];
    expect(await guest.types()).toEqual([...once, ...once]);
  });
});

describe('an agent', () => {
  it('takes the next customer and sees the whole story', async () => {
    const orders = [{ orderNo: '20261115100001' }];
    const test = createTestKit({ profile: async (user) => ({ profile: { name: user.name, points: 3680 }, orders }) });
    const { token, conversation } = await test.customer('u1001', { name: '林晓', level: 'gold' });
    const customer = actor(test, token);
    await customer.post(said('a', '找人来'), handoffRequested('h'));
    const story = await deskOf(test).claimNext();
    expect(story).toMatchObject({
      conversation,
      user: { id: 'u1001', name: '林晓', level: 'gold' },
      ticket: ticketOf(),
      profile: { name: '林晓', points: 3680 },
      orders,
      cursor: 5,
    });
    expect(story.events).toMatchObject([
      { seq: 1, type: 'user.identified' },
      { seq: 2, type: 'user.said' },
      { seq: 3, type: 'handoff.requested' },
      { seq: 4, type: 'handoff.queued' },
      { seq: 5, type: 'handoff.assigned', data: { agent: { id: 'a1', name: '小李' } } },
    ]);
    expect(await deskOf(test).queue()).toMatchObject({ waiting: [], mine: [{ conversation, phase: 'assigned' }] });
    expect(await deskOf(test, otherAgentToken).queue()).toEqual({ waiting: [], mine: [] });
  });

  it('is told when another was faster, and may take his own again', async () => {
    const test = createTestKit();
    await actor(test, (await test.guest()).token).request('request-1');
    const ticketId = (await deskOf(test).queue()).waiting[0]?.ticketId ?? '';
    const desks = [
      { desk: deskOf(test), name: '小李' },
      { desk: deskOf(test, otherAgentToken), name: '小王' },
    ];
    const claims = await Promise.all(desks.map(async ({ desk }) => desk.claim(ticketId)));
    const [first] = desks.filter((_, index) => claims[index]?.status === 200);
    expect(new Set(claims.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(claims.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'CONFLICT',
      detail: expect.stringContaining(first?.name ?? 'nobody'),
    });
    expect((await first?.desk.claim(ticketId))?.status).toBe(200);
    expect((await deskOf(test).claim('no-such-ticket')).status).toBe(404);
  });

  it('answers the customer, once by id, and ends the talk', async () => {
    const test = createTestKit();
    const { token, conversation } = await test.guest();
    const guest = actor(test, token);
    await guest.request('request-1');
    const desk = deskOf(test);
    await desk.claimNext();
    expect((await desk.say(conversation, 'message-1')).body).toMatchObject({ stored: [{ id: 'message-1', seq: 4 }] });
    expect((await desk.say(conversation, 'message-1')).body).toMatchObject({ stored: [{ seq: 4 }], cursor: 4 });
    expect((await desk.end(conversation)).status).toBe(204);
    expect((await guest.types()).slice(2)).toEqual(['handoff.assigned', 'agent.said', 'handoff.ended']);
    expect((await desk.say(conversation, 'message-2')).status).toBe(409);
    expect((await desk.end(conversation)).status).toBe(409);
    expect(await guest.current()).toMatchObject({ phase: 'ended' });
  });

  it('cannot speak before he took the conversation, nor in another agent’s', async () => {
    const test = createTestKit();
    const { token, conversation } = await test.guest();
    await actor(test, token).request('request-1');
    expect((await deskOf(test).say(conversation, 'message-1')).status).toBe(409);
    await deskOf(test).claimNext();
    const other = deskOf(test, otherAgentToken);
    expect((await other.say(conversation, 'message-1')).status).toBe(409);
    expect((await other.end(conversation)).status).toBe(409);
  });

  it('sees no conversation that never asked for a person', async () => {
    const test = createTestKit();
    const { conversation } = await test.customer('u1001');
    expect((await deskOf(test).read(conversation)).status).toBe(404);
    expect((await deskOf(test).read('no-such-conversation')).status).toBe(404);
  });

  it('sees the conversation without a profile when the host’s hook fails', async () => {
    const test = createTestKit({
      profile: () => {
        throw new Error('CRM is away');
      },
    });
    await actor(test, (await test.customer('u1')).token).request('request-1');
    expect(await deskOf(test).claimNext()).toMatchObject({ profile: {}, orders: [] });
    expect(test.logs).toMatchObject([{ level: 'error', message: 'The profile hook failed' }]);
  });

  it('is known by his token only, and a customer’s token is none', async () => {
    const { call, guest } = createTestKit();
    const { token } = await guest();
    for (const wrong of [undefined, token, 'x'.repeat(22)]) {
      expect((await call('GET', '/v1/agent/queue', undefined, { token: wrong })).status).toBe(401);
    }
    expect((await call('POST', '/v1/stream-tickets', undefined, { token: agentToken })).status).toBe(401);
    const none = createTestKit({ agents: undefined });
    expect((await none.call('GET', '/v1/agent/queue', undefined, { token: agentToken })).status).toBe(401);
  });

  it('is known by the host’s own check', async () => {
    const verify = (request: Request) =>
      request.headers.get('cookie') === 'desk=1' ? { id: 'a7', name: '小赵' } : null;
    const { call } = createTestKit({ agents: { verify } });
    expect((await call('GET', '/v1/agent/queue', undefined, { headers: { cookie: 'desk=1' } })).status).toBe(200);
    expect((await call('GET', '/v1/agent/queue', undefined, { headers: { cookie: 'desk=2' } })).status).toBe(401);
  });
});

describe('the agent’s stream', () => {
  it('shows the waiting room at once and at each change, and what is said in it', async () => {
    const test = createTestKit();
    const { token, conversation } = await test.guest();
    const reader = readSse(await test.stream('/v1/agent/stream', { token: agentToken }));
    expect(await reader.next()).toEqual({ id: null, event: 'queue', data: { waiting: [], mine: [] } });
    const guest = actor(test, token);
    await guest.request('request-1');
    expect(await reader.next()).toMatchObject({ event: 'queue', data: { waiting: [{ conversation }] } });
    await guest.post(said('a', '有人吗'));
    expect(await reader.next()).toMatchObject({
      id: null,
      event: 'conversation',
      data: { conversation, event: { seq: 3, type: 'user.said', data: { text: '有人吗' } } },
    });
    await test.call('POST', '/v1/typing', { isTyping: true }, { token });
    expect(await reader.next()).toMatchObject({
      event: 'typing',
      data: { conversation, from: 'user', isTyping: true },
    });
    await deskOf(test).claimNext();
    expect(await reader.next()).toMatchObject({ event: 'conversation', data: { event: { type: 'handoff.assigned' } } });
    expect(await reader.next()).toMatchObject({ event: 'queue', data: { waiting: [], mine: [{ conversation }] } });
    await reader.cancel();
  });

  it('shows an agent nothing of what another has taken or of who asked for nobody', async () => {
    const test = createTestKit();
    const taken = actor(test, (await test.guest()).token);
    const alone = actor(test, (await test.guest()).token);
    const waits = actor(test, (await test.guest()).token);
    await taken.request('request-1');
    await deskOf(test).claimNext();
    const reader = readSse(await test.stream('/v1/agent/stream', { token: otherAgentToken }));
    await reader.next();
    await taken.post(said('secret', '我的秘密'));
    await alone.post(said('alone', '我的秘密'));
    await waits.request('request-2');
    expect(await reader.next()).toMatchObject({ event: 'queue', data: { waiting: [{}] } });
    await reader.cancel();
  });
});
