import { isXiaoerError, XiaoerError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { FakeServer } from './fake-server.ts';

/** The calls of server-kit over a FakeServer, as a function from Request to Response. For tests of a Gateway driver. */
export interface FakeKit {
  readonly fetch: (request: KitRequest) => Promise<KitResponse>;
  /** Tokens given so far; the last one is the only one that holds. */
  readonly sessions: readonly Readonly<Record<string, unknown>>[];
  /** Makes every token given so far invalid. */
  expireTokens(): void;
  /** Answers the next calls with these, in order, whatever they ask. */
  failNext(...responses: readonly KitResponse[]): void;
  /** Paths of all calls, in order. */
  readonly paths: readonly string[];
  /** Serves streams, or something that is none. */
  setStreams(isOn: boolean): void;
}

export interface KitRequest {
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
  readonly body: unknown;
}

/** `events` is a stream: called with the way to send a piece of text; returns the way to end. */
export interface KitResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly events?: (send: (text: string) => void) => () => void;
}

/** One conversation; every customer is a guest. */
export function fakeKit(server: FakeServer, clock: Clock): FakeKit {
  const gateway = server.gateway();
  const sessions: Readonly<Record<string, unknown>>[] = [];
  const paths: string[] = [];
  const planned: KitResponse[] = [];
  let token = '';
  let isStreaming = true;

  const problem = (status: number, code: string, more: object = {}): KitResponse => ({
    status,
    body: { type: 'about:blank', title: code, status, code, requestId: 'r1', retryable: false, ...more },
  });

  const after = (path: string): number => Number(/[?&]after=(\d+)/.exec(path)?.[1] ?? 0);
  const page = (from: number): object => ({
    events: server.events().slice(from),
    cursor: server.events().length,
    hasMore: false,
  });

  async function answer(request: KitRequest): Promise<KitResponse> {
    const { path, body } = request;
    const json = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    if (path === '/v1/sessions') {
      sessions.push(json);
      token = `token-${sessions.length}`;
      const opened = { token, expiresAt: clock.now() + 600_000, conversation: 'c1', trust: 'anonymous', user: null };
      return { status: 201, body: { ...opened, resume: `resume-${sessions.length}`, cursor: server.events().length } };
    }
    if (request.token !== token) return problem(401, 'UNAUTHENTICATED');
    if (path === '/v1/events') {
      const stored = await gateway.append(json['events'] as readonly unknown[]);
      return { status: 200, body: { stored, cursor: server.events().length } };
    }
    if (path.startsWith('/v1/lookups/')) {
      const name = decodeURIComponent(path.slice('/v1/lookups/'.length));
      const output = await gateway.lookup(name, json['input'] as Record<string, unknown>, String(json['key']));
      return { status: 200, body: { output } };
    }
    if (path === '/v1/typing') return { status: 204 };
    const from = after(path);
    if (from > server.events().length) return problem(409, 'CONFLICT', { cursor: server.events().length });
    if (path.startsWith('/v1/events')) return { status: 200, body: page(from) };
    return isStreaming ? stream(from) : { status: 200, body: {} };
  }

  function stream(from: number): KitResponse {
    return {
      status: 200,
      events(send) {
        send('retry: 2000\n\n');
        return gateway.listen(from, {
          events(events) {
            for (const event of events as readonly { readonly seq: number }[]) {
              send(`id: ${event.seq}\nevent: conversation\ndata: ${JSON.stringify(event)}\n\n`);
            }
          },
          connection: () => {},
          typing: (source, isTyping) => send(`event: typing\ndata: ${JSON.stringify({ from: source, isTyping })}\n\n`),
        });
      },
    };
  }

  return {
    async fetch(request) {
      paths.push(request.path);
      const next = planned.shift();
      if (next !== undefined) return next;
      try {
        return await answer(request);
      } catch (error) {
        const known = isXiaoerError(error) ? error : new XiaoerError('INTERNAL', 'The fake kit failed.');
        return problem(known.code === 'NOT_FOUND' ? 404 : 502, known.code);
      }
    },
    sessions,
    expireTokens() {
      token = 'none';
    },
    failNext(...responses) {
      planned.push(...responses);
    },
    paths,
    setStreams(isOn) {
      isStreaming = isOn;
    },
  };
}
