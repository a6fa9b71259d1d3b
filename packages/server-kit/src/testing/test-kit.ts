import type { Session } from '@xiaoer/core/protocol';
import { sessionSchema } from '@xiaoer/core/protocol';
import type { FakeClock } from '@xiaoer/core/testing';
import { fakeClock } from '@xiaoer/core/testing';
import { SignJWT } from 'jose';
import type { LogEntry, ServerKit, ServerKitOptions } from '../index.ts';
import { createServerKit } from '../index.ts';
import { memoryStore } from '../stores/memory.ts';

export const testSecret = 'a secret for tests that is long enough';
export const agentToken = 'token-of-agent-li-0001';
export const otherAgentToken = 'token-of-agent-wang-02';
export const testAgents = {
  tokens: { [agentToken]: { id: 'a1', name: '小李' }, [otherAgentToken]: { id: 'a2', name: '小王' } },
};

/** What a call to a kit gave. `body` is the parsed JSON, null without one. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface CallOptions {
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly ip?: string;
}

/** A kit with a fake clock and a memory store, called without a network. */
export interface TestKit {
  readonly kit: ServerKit;
  readonly clock: FakeClock;
  readonly logs: LogEntry[];
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** A live reply; aborting `signal` is the client going away. */
  stream(path: string, options?: CallOptions & { readonly signal?: AbortSignal }): Promise<Response>;
  guest(device?: string, resume?: string): Promise<Session>;
  customer(id: string, claims?: Record<string, unknown>): Promise<Session>;
}

export function createTestKit(options: Partial<ServerKitOptions> = {}): TestKit {
  const clock = fakeClock();
  const logs: LogEntry[] = [];
  const kit = createServerKit({
    identity: { jwt: { secret: testSecret } },
    store: memoryStore(),
    agents: testAgents,
    clock,
    logger: (entry) => logs.push(entry),
    ...options,
  });
  const url = (path: string) => `http://shop.test${kit.basePath}${path}`;
  const bearer = (token: string | undefined): Record<string, string> =>
    token === undefined ? {} : { authorization: `Bearer ${token}` };

  const call: TestKit['call'] = async (method, path, body, { token, headers = {}, ip } = {}) => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = new Request(url(path), {
      method,
      headers: { ...json, ...bearer(token), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const response = await kit.handler(request, { ip });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };

  const session = async (body: unknown) => sessionSchema.parse((await call('POST', '/v1/sessions', body)).body);

  return {
    kit,
    clock,
    logs,
    call,
    stream: (path, { token, headers = {}, signal } = {}) =>
      kit.handler(
        new Request(url(path), {
          headers: { ...bearer(token), ...headers },
          ...(signal === undefined ? {} : { signal }),
        }),
      ),
    guest: (device = 'phone', resume) => session({ device, resume }),
    async customer(id, claims = {}) {
      const token = await identityToken(id, clock, claims);
      return session({ device: 'phone', identity: { kind: 'jwt', token } });
    },
  };
}

/** The token of a merchant's backend: five minutes long unless the claims say otherwise. */
export function identityToken(id: string, clock: FakeClock, claims: Record<string, unknown> = {}): Promise<string> {
  const exp = Math.floor(clock.now() / 1000) + 300;
  return new SignJWT({ sub: id, exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(testSecret));
}
