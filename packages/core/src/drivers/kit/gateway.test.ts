import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { gatewayContract } from '../../testing/contracts/gateway.ts';
import { fakeKit, type FakeKit } from '../../testing/fake-kit.ts';
import { fakeServer, type FakeServer } from '../../testing/fake-server.ts';
import { fetchGateway } from '../fetch.ts';
import type { KitGatewayOptions } from './gateway.ts';
import { kyGateway } from '../ky.ts';
import { webClock } from '../web-clock.ts';

interface Fixture {
  readonly url: string;
  readonly kit: FakeKit;
  readonly server: FakeServer;
  readonly close: () => Promise<void>;
}

const fixtures: Fixture[] = [];

/** The fake kit behind real HTTP, on a free port or on the one given. */
async function serve(port = 0, before?: Fixture): Promise<Fixture> {
  const server = before?.server ?? fakeServer(webClock(), { echo: (input) => input });
  const kit = before?.kit ?? fakeKit(server, webClock());
  const http = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => void answer(kit, request, response, Buffer.concat(pieces).toString()));
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  const fixture = { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/`, kit, server, close };
  fixtures.push(fixture);
  return fixture;
}

async function answer(kit: FakeKit, request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? null;
  const path = (request.url ?? '').slice('/api'.length);
  const json: unknown = text === '' ? null : JSON.parse(text);
  const { status, body, events } = await kit.fetch({ method: request.method ?? '', path, token, body: json });
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': events === undefined ? type : 'text/event-stream' });
  if (events === undefined) response.end(body === undefined ? undefined : JSON.stringify(body));
  else
    response.on(
      'close',
      events((piece) => response.write(piece)),
    );
}

/** Resolves with what the check gives as soon as it gives something; tests have a time limit of their own. */
function until<T>(check: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = check();
      if (found === undefined) setTimeout(look, 5);
      else resolve(found);
    };
    look();
  });
}

const said = (id: string): unknown => ({
  id,
  seq: null,
  device: 'tab-1',
  counter: 1,
  at: 1,
  turn: null,
  type: 'user.said',
  data: { text: id },
});

describe.each([
  { name: 'kyGateway', open: kyGateway },
  { name: 'fetchGateway', open: fetchGateway },
])('$name', ({ open }) => {
  const connect = ({ url }: Fixture, options: Partial<KitGatewayOptions> = {}) =>
    open({ baseUrl: url, device: 'tab-1', ...options });

  gatewayContract({ describe, it, expect }, async () => {
    const fixture = await serve();
    return { connect: () => connect(fixture), close: fixture.close };
  });

  afterEach(async () => {
    await Promise.all(fixtures.splice(0).map(({ close }) => close()));
  });

  it('opens one session for many calls, and brings a guest back to his conversation', async () => {
    const fixture = await serve();
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const gateway = connect(fixture, { storage, channel: 'web', locale: 'en' });
    await Promise.all(['echo', 'echo'].map((name, index) => gateway.lookup(name, {}, `key-${index}`)));
    expect(fixture.kit.sessions).toEqual([{ device: 'tab-1', channel: 'web', locale: 'en' }]);
    await connect(fixture, { storage }).session();
    expect(fixture.kit.sessions[1]).toEqual({ device: 'tab-1', resume: 'resume-1' });
  });

  it('says who the customer is instead of resuming a guest', async () => {
    const fixture = await serve();
    const storage = { getItem: () => 'old', setItem: () => {} };
    const proof = { kind: 'jwt' as const, token: 'signed' };
    await connect(fixture, { storage, identity: () => Promise.resolve(proof) }).session();
    expect(fixture.kit.sessions[0]).toEqual({ device: 'tab-1', identity: proof });
  });

  it('works where the storage refuses', async () => {
    const fixture = await serve();
    const refuse = (): never => {
      throw new Error('denied');
    };
    await connect(fixture, { storage: { getItem: refuse, setItem: refuse } }).session();
    expect(fixture.kit.sessions).toHaveLength(1);
  });

  it('renews a session before it ends, and never with every call on a device whose clock is wrong', async () => {
    const fixture = await serve();
    let aheadMs = 0;
    const clock = { ...webClock(), now: () => Date.now() + aheadMs };
    const gateway = connect(fixture, { clock });
    await gateway.lookup('echo', {}, 'key-1');
    aheadMs = 560_000;
    await gateway.lookup('echo', {}, 'key-2');
    expect(fixture.kit.sessions).toHaveLength(2);
    expect(fixture.kit.paths.filter((path) => path.startsWith('/v1/lookups'))).toHaveLength(2);
    const wrong = connect(fixture, { clock: { ...webClock(), now: () => Date.now() + 86_400_000 } });
    await wrong.lookup('echo', {}, 'key-3');
    await wrong.lookup('echo', {}, 'key-4');
    expect(fixture.kit.sessions).toHaveLength(3);
  });

  it('replaces a refused token once, for all calls that wait', async () => {
    const fixture = await serve();
    const gateway = connect(fixture);
    await gateway.session();
    fixture.kit.expireTokens();
    await Promise.all(['a', 'b', 'c'].map((key) => gateway.lookup('echo', {}, `key-${key}`)));
    expect(fixture.kit.sessions.length).toBeLessThanOrEqual(3);
    fixture.kit.expireTokens();
    fixture.kit.failNext({ status: 401 }, { status: 201, body: await gateway.session() }, { status: 401 });
    await expect(gateway.lookup('echo', {}, 'key-d')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('tells errors by the code of the problem, by the status where there is none', async () => {
    const fixture = await serve();
    const gateway = connect(fixture);
    await gateway.session();
    const rejected = async (status: number, body?: unknown): Promise<unknown> => {
      fixture.kit.failNext({ status, body });
      return gateway.lookup('echo', {}, 'key-1').catch((error: unknown) => error);
    };
    expect(await rejected(504, { code: 'LOOKUP_TIMEOUT', detail: 'too slow' })).toMatchObject({
      code: 'LOOKUP_TIMEOUT',
    });
    expect(await rejected(403, { code: 'FORBIDDEN' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await rejected(404, 'not ours')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rejected(400, { code: 'SOMETHING_ELSE' })).toMatchObject({ code: 'REQUEST_INVALID' });
  });

  it('tries a lookup again after a passing failure, and never an append', async () => {
    const fixture = await serve();
    const gateway = connect(fixture);
    await gateway.session();
    fixture.kit.failNext({ status: 503 }, { status: 502 });
    expect(await gateway.lookup('echo', { a: 1 }, 'key-1')).toEqual({ a: 1 });
    fixture.kit.failNext({ status: 503 });
    await expect(gateway.append([said('event-0001')])).rejects.toMatchObject({ code: 'DEGRADED' });
    expect(fixture.kit.paths.filter((path) => path === '/v1/events')).toHaveLength(1);
  });

  it('rejects with NETWORK_FAILED where nobody listens, and asks the fallback where there is one', async () => {
    const [gone, there] = [await serve(), await serve()];
    await gone.close();
    await expect(connect(gone).session()).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    const gateway = connect(gone, { fallbackBaseUrl: there.url });
    expect(await gateway.lookup('echo', { a: 1 }, 'key-1')).toEqual({ a: 1 });
  });

  it('says so where the base URL is not server-kit', async () => {
    const fixture = await serve();
    fixture.kit.failNext({ status: 200, body: { hello: 'world' } });
    await expect(connect(fixture).session()).rejects.toThrow(/server-kit/);
  });

  it('goes on from its cursor after the connection broke, each event once', async () => {
    const fixture = await serve();
    const gateway = connect(fixture);
    await gateway.append([said('event-0001'), said('event-0002')]);
    const heard: unknown[] = [];
    const connections: string[] = [];
    const stop = gateway.listen(1, {
      events: (events) => heard.push(...events.map((event) => (event as { id: string }).id)),
      connection: (state) => connections.push(state),
    });
    await until(() => (heard.length === 1 ? true : undefined));
    const port = Number(new URL(fixture.url).port);
    await fixture.close();
    await until(() => (connections.includes('offline') ? true : undefined));
    fixture.server.writeRaw({ id: 'event-0003', type: 'user.said' });
    await serve(port, fixture);
    await until(() => (heard.length === 2 ? true : undefined));
    stop();
    expect(heard).toEqual(['event-0002', 'event-0003']);
    expect(connections.filter((state, index) => state !== connections[index - 1])).toEqual([
      'online',
      'offline',
      'online',
    ]);
  });

  it('tells of typing', async () => {
    const fixture = await serve();
    const gateway = connect(fixture);
    const heard: boolean[] = [];
    const connected = new Promise<void>((resolve) => {
      const stop = gateway.listen(0, {
        events: () => {},
        connection: () => resolve(),
        typing: (_from, isTyping) => {
          heard.push(isTyping);
          stop();
        },
      });
    });
    await connected;
    fixture.server.agentTypes(true);
    expect(await until(() => heard[0])).toBe(true);
  });

  it('asks by long-poll where streams do not come through', async () => {
    const fixture = await serve();
    fixture.kit.setStreams(false);
    const gateway = connect(fixture);
    await gateway.append([said('event-0001')]);
    const heard: unknown[] = [];
    const stop = gateway.listen(0, { events: (events) => heard.push(...events), connection: () => {} });
    await until(() => heard[0]);
    stop();
    expect(fixture.kit.paths.some((path) => path.startsWith('/v1/events/poll?after=0'))).toBe(true);
  });

  it('tells when the server was never where the cursor is, and follows from the start', async () => {
    const fixture = await serve();
    const gateway = connect(fixture);
    await gateway.append([said('event-0001')]);
    const heard: unknown[] = [];
    let restarts = 0;
    const stop = gateway.listen(99, {
      events: (events) => heard.push(...events),
      connection: () => {},
      restarted: () => (restarts += 1),
    });
    await until(() => heard[0]);
    stop();
    expect(restarts).toBe(1);
  });
});
