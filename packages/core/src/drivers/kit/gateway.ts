import { isXiaoerError, XiaoerError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Gateway } from '../../ports/gateway.ts';
import { eventStoredSchema, lookupOutput, type Identity, type Session } from '../../protocol.ts';
import { createApi, type HttpCall } from './api.ts';
import { follow } from './follow.ts';
import { unreachable } from './problem.ts';
import { createSessions, type ResumeStorage } from './sessions.ts';
import { webClock } from '../web-clock.ts';

export interface KitGatewayOptions {
  /** Where server-kit is mounted, e.g. `/api/xiaoer` or `https://shop.example/api/xiaoer`; absolute outside of a page. */
  readonly baseUrl: string;
  /** Asked where the first one cannot be reached; it serves the same store. */
  readonly fallbackBaseUrl?: string;
  /** Proof of who the customer is, asked for with each session; null is a guest. */
  readonly identity?: () => Promise<Identity | null>;
  readonly device: string;
  readonly channel?: string;
  readonly locale?: string;
  /** Brings a guest back to his conversation on the next visit. */
  readonly storage?: ResumeStorage;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
}

/** A Gateway that also tells whose session it is. */
export interface KitGateway extends Gateway {
  /** The session now; opened if there is none yet. Rejects as every call does. */
  session(): Promise<Session>;
}

const lookupTimeoutMs = 8000;
const lookupRetries = 2;
const appendTimeoutMs = 10_000;

/** Gateway to server-kit: JSON calls, a fetch stream with long-poll behind it; `call` makes one HTTP call. */
export function kitGateway(options: KitGatewayOptions, call: HttpCall): KitGateway {
  const { device, channel, locale, clock = webClock(), identity = () => Promise.resolve(null) } = options;
  const baseUrls = [options.baseUrl, ...(options.fallbackBaseUrl === undefined ? [] : [options.fallbackBaseUrl])].map(
    (url) => url.replace(/\/+$/, ''),
  );
  const api = createApi(baseUrls, call);
  const sessions = createSessions({
    api,
    clock,
    identity,
    storage: options.storage,
    storageKey: `xiaoer.resume:${baseUrls[0]}`,
    create: { device, ...(channel === undefined ? {} : { channel }), ...(locale === undefined ? {} : { locale }) },
  });

  const post = async (path: string, json: unknown, what: string, timeoutMs: number, retries = 0): Promise<unknown> => {
    const response = await sessions.authorized((token) =>
      api({ method: 'post', path, what, json, token, timeoutMs, retries }),
    );
    try {
      return response.status === 204 ? null : await response.json();
    } catch (error) {
      throw unreachable(what, error);
    }
  };

  return {
    session: () => sessions.current(),
    async append(events) {
      const answer = eventStoredSchema.safeParse(
        await post('/v1/events', { events }, 'Sending messages', appendTimeoutMs),
      );
      if (!answer.success) throw new XiaoerError('INTERNAL', 'The server stored messages but did not say which.');
      return answer.data.stored;
    },
    listen: (after, listener) => follow({ api, sessions, clock }, after, listener),
    async lookup(name, input, key) {
      const path = `/v1/lookups/${encodeURIComponent(name)}`;
      try {
        const answer = await post(path, { input, key }, `Lookup ${name}`, lookupTimeoutMs, lookupRetries);
        return lookupOutput(name, answer);
      } catch (error) {
        throw isXiaoerError(error) ? lookupError(error) : unreachable(`Lookup ${name}`, error);
      }
    },
    typing(isTyping) {
      // Worth one try: the next key press tells it again.
      post('/v1/typing', { isTyping }, 'Typing', 5000).catch(() => {});
    },
  };
}

/** The customer waited for a business fact, so that is what timed out. */
function lookupError(error: XiaoerError): XiaoerError {
  if (error.code !== 'TIMEOUT') return error;
  return new XiaoerError('LOOKUP_TIMEOUT', error.message, { cause: error, data: error.data });
}
