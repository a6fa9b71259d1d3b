import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { notFound } from '../index.ts';
import type { Lookup, LookupContext } from '../index.ts';
import { memoryStore } from '../stores/memory.ts';
import { createTestKit } from '../testing/test-kit.ts';

const orders: Record<string, string> = { '100': 'u1001', '200': 'u1002' };

async function withCustomer(lookups: Record<string, Lookup>, options: Parameters<typeof createTestKit>[0] = {}) {
  const test = createTestKit({ lookups, ...options });
  const { token } = await test.customer('u1001', { level: 'gold' });
  const ask = (name: string, input: unknown = {}, key?: string) =>
    test.call('POST', `/v1/lookups/${name}`, { input, key }, { token });
  return { ...test, token, ask };
}

describe('a lookup', () => {
  it('is asked for the verified customer and answers with his facts', async () => {
    const seen: LookupContext[] = [];
    const { ask } = await withCustomer({
      'orders.get': async ({ orderNo }: { orderNo: string }, context) => {
        seen.push(context);
        if (orders[orderNo] !== context.user.id) throw notFound();
        return { orderNo };
      },
    });
    expect(await ask('orders.get', { orderNo: '100' }, 'key-1')).toMatchObject({
      status: 200,
      body: { output: { orderNo: '100' } },
    });
    expect(seen[0]).toMatchObject({ user: { id: 'u1001', level: 'gold' }, key: 'key-1' });
  });

  it('reads the same for another customer’s order and for one that nobody has', async () => {
    const { ask } = await withCustomer({
      'orders.get': ({ orderNo }: { orderNo: string }, { user }) => {
        if (orders[orderNo] !== user.id) throw notFound();
        return {};
      },
    });
    const [theirs, nobodys] = [
      await ask('orders.get', { orderNo: '200' }),
      await ask('orders.get', { orderNo: '300' }),
    ];
    expect(theirs).toMatchObject({ status: 200, body: { output: null, notFound: true } });
    expect(nobodys.body).toEqual(theirs.body);
  });

  it('is not asked for a guest, who is told to sign in', async () => {
    let asked = 0;
    const { call, guest } = createTestKit({ lookups: { 'points.get': () => (asked += 1) } });
    const { token } = await guest();
    expect(await call('POST', '/v1/lookups/points.get', { input: {} }, { token })).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED', detail: expect.stringContaining('Sign in') },
    });
    expect(asked).toBe(0);
  });

  it('with an unknown name is not found, also with a name that every object has', async () => {
    const { ask } = await withCustomer({});
    for (const name of ['orders.nope', 'constructor', '__proto__', '%2e%2e%2fetc']) {
      expect((await ask(name)).status).toBe(404);
    }
  });

  it('tells nothing of an error that it throws, and logs it', async () => {
    const { ask, logs } = await withCustomer({
      'orders.list': () => {
        throw new Error('connect ECONNREFUSED db.internal:5432 password=hunter2');
      },
    });
    const answer = await ask('orders.list');
    expect(answer).toMatchObject({ status: 502, body: { code: 'LOOKUP_FAILED', retryable: true } });
    expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|5432|internal/);
    expect(logs).toMatchObject([{ level: 'error', requestId: (answer.body as { requestId: string }).requestId }]);
    expect(String(logs[0]?.detail)).toContain('hunter2');
  });

  it('that hangs is given up after its time, and told so', async () => {
    let tellStarted: (signal: AbortSignal) => void = () => undefined;
    const started = new Promise<AbortSignal>((resolve) => {
      tellStarted = resolve;
    });
    const run = (_: never, context: LookupContext) => {
      tellStarted(context.signal);
      return new Promise(() => undefined);
    };
    const { ask, clock } = await withCustomer({ 'stock.get': { timeoutMs: 500, run } });
    const asking = ask('stock.get');
    const signal = await started;
    await clock.advance(500);
    expect(await asking).toMatchObject({ status: 504, body: { code: 'LOOKUP_TIMEOUT', retryable: true } });
    expect(signal.aborted).toBe(true);
  });

  it('with the wrong input is refused before it runs', async () => {
    let runs = 0;
    const input = z.object({ orderNo: z.string().check(z.minLength(3)) });
    const { ask } = await withCustomer({ 'orders.get': { input, run: () => (runs += 1) } });
    expect(await ask('orders.get', { orderNo: '1' })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID', detail: expect.stringContaining('orderNo') },
    });
    expect(runs).toBe(0);
    expect((await ask('orders.get', { orderNo: '100' })).status).toBe(200);
  });

  it('that returns the wrong shape is a failed lookup, whatever it returned', async () => {
    const output = z.object({ points: z.number() });
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    const { ask } = await withCustomer({
      'points.get': { output, run: () => ({ points: 'many', internal: 'secret' }) },
      'points.loop': () => loop,
      'points.big': () => 10n,
    });
    for (const name of ['points.get', 'points.loop', 'points.big']) {
      const answer = await ask(name);
      expect(answer).toMatchObject({ status: 502, body: { code: 'LOOKUP_FAILED' } });
      expect(JSON.stringify(answer.body)).not.toContain('secret');
    }
  });

  it('takes schemas of any library that has safeParse', async () => {
    const input = {
      safeParse: (value: unknown) => ({ success: value !== null && 'a' in (value as object), data: { doubled: 14 } }),
    };
    const { ask } = await withCustomer({ twice: { input, run: ({ doubled }: { doubled: number }) => doubled } });
    expect((await ask('twice', { a: 1 })).body).toEqual({ output: 14 });
    expect((await ask('twice', { b: 1 })).status).toBe(400);
  });

  it('that returns nothing answers null', async () => {
    const { ask } = await withCustomer({ nothing: () => undefined });
    expect((await ask('nothing')).body).toEqual({ output: null });
  });

  it('is limited per customer', async () => {
    const { ask, clock } = await withCustomer({ ping: () => 1 }, { limits: { lookupsPerMinute: 3 } });
    for (const status of [200, 200, 200, 429]) expect((await ask('ping')).status).toBe(status);
    await clock.advance(20_000);
    expect((await ask('ping')).status).toBe(200);
  });
});

describe('a lookup that writes', () => {
  function returnsDesk() {
    const created: unknown[] = [];
    let fails = 0;
    const lookup: Lookup = {
      write: true,
      run: async (input: { orderNo: string }) => {
        if (fails > 0) {
          fails -= 1;
          throw new Error('database is away');
        }
        await Promise.resolve();
        created.push(input);
        return { returnNo: created.length };
      },
    };
    return { created, lookup, failNext: () => (fails += 1) };
  }

  it('acts once for a key, also when it is asked again at the same time', async () => {
    const { created, lookup } = returnsDesk();
    const { ask } = await withCustomer({ 'returns.create': lookup });
    const answers = await Promise.all([1, 2, 3].map(() => ask('returns.create', { orderNo: '100' }, 'key-1')));
    answers.push(await ask('returns.create', { orderNo: '100' }, 'key-1'));
    for (const { body } of answers) expect(body).toEqual({ output: { returnNo: 1 } });
    expect((await ask('returns.create', { orderNo: '100' }, 'key-2')).body).toEqual({ output: { returnNo: 2 } });
    expect(created).toHaveLength(2);
  });

  it('keeps its answer across a restart', async () => {
    const { created, lookup } = returnsDesk();
    const store = memoryStore();
    const first = await withCustomer({ 'returns.create': lookup }, { store });
    await first.ask('returns.create', { orderNo: '100' }, 'key-1');
    const second = await withCustomer({ 'returns.create': lookup }, { store });
    expect((await second.ask('returns.create', { orderNo: '100' }, 'key-1')).body).toEqual({ output: { returnNo: 1 } });
    expect(created).toHaveLength(1);
  });

  it('may be tried again with its key after it failed', async () => {
    const { lookup, failNext } = returnsDesk();
    const { ask } = await withCustomer({ 'returns.create': lookup });
    failNext();
    expect((await ask('returns.create', {}, 'key-1')).status).toBe(502);
    expect((await ask('returns.create', {}, 'key-1')).body).toEqual({ output: { returnNo: 1 } });
  });

  it('refuses a key that came with something else, and gives another customer nothing of it', async () => {
    const { lookup } = returnsDesk();
    const { ask, call, customer } = await withCustomer({ 'returns.create': lookup });
    await ask('returns.create', { orderNo: '100' }, 'key-1');
    expect((await ask('returns.create', { orderNo: '101' }, 'key-1')).status).toBe(409);
    const { token } = await customer('u1002');
    const theirs = await call(
      'POST',
      '/v1/lookups/returns.create',
      { input: { orderNo: '100' }, key: 'key-1' },
      { token },
    );
    expect(theirs.body).toEqual({ output: { returnNo: 2 } });
  });

  it('asks for a key', async () => {
    const { lookup, created } = returnsDesk();
    const { ask } = await withCustomer({ 'returns.create': lookup });
    expect(await ask('returns.create')).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('key') },
    });
    expect(created).toHaveLength(0);
  });
});
