import { XiaoerError } from '@xiaoer/core/errors';
import { agentVerifier } from './auth/agent.ts';
import { rateLimiter } from './auth/rate-limit.ts';
import { sessionSecret } from './auth/session-secret.ts';
import { createSessionTokens } from './auth/session-token.ts';
import { identityVerifier } from './auth/verify-identity.ts';
import { systemClock } from './clock.ts';
import { createDispatch } from './dispatch.ts';
import { openingHours } from './handoff/opening-hours.ts';
import { callOf, responseOf } from './handler.ts';
import type { Call, Reply } from './http/call.ts';
import { createCors } from './http/cors.ts';
import { createJournal } from './journal.ts';
import { lazyStore } from './lazy-store.ts';
import { repeat } from './live/repeat.ts';
import { createLiveConnections } from './live-connections.ts';
import { consoleLogger } from './logger.ts';
import { definitionOf } from './lookups/run-lookup.ts';
import { openApiOf } from './openapi.ts';
import type { KitLimits, ServerKitOptions } from './options.ts';
import { allRoutes } from './routes/all-routes.ts';
import { routeMatcher } from './routes/match-route.ts';
import type { Services } from './services.ts';

/** One mounted server-kit. */
export interface ServerKit {
  /** Where it answers, as the browser sees it. */
  readonly basePath: string;
  /** Answers a request; never rejects. `ip` is for rate limits, where the host knows it. */
  handler(request: Request, connection?: { readonly ip?: string | undefined }): Promise<Response>;
  /** The same below `Request` and `Response`, for adapters that have something faster. */
  answer(call: Call): Promise<Reply>;
  /** Ends all streams and waiting calls, then closes the store. */
  close(): Promise<void>;
}

const defaultLimits: KitLimits = {
  bodyBytes: 262_144,
  sessionsPerMinute: 300,
  callsPerMinute: 900,
  lookupsPerMinute: 120,
  agentCallsPerMinute: 1200,
  streamsPerConversation: 12,
};
const expireEveryMs = 600_000;

/**
 * Creates the merchant's side of Xiaoer. Throws OPTIONS_INVALID, with what to set, for options that cannot work or
 * would not be safe.
 * @example createServerKit({ identity: { jwt: { secret } }, lookups: { 'orders.list': (_, { user }) => orders(user.id) } })
 */
export function createServerKit(options: ServerKitOptions): ServerKit {
  const clock = options.clock ?? systemClock();
  const log = options.logger ?? consoleLogger();
  const limits = { ...defaultLimits, ...options.limits };
  const trustProxy = options.trustProxy ?? false;
  const basePath = readBasePath(options.basePath ?? '/api/xiaoer');
  const verifyIdentity = identityVerifier(options.identity, clock);
  const store = options.store ?? defaultStore();
  const live = createLiveConnections();
  const closing = new AbortController();
  let description: string | null = null;

  const services: Services = {
    journal: createJournal(store, clock, (detail) =>
      log({ level: 'error', message: 'A live listener failed', detail }),
    ),
    tokens: createSessionTokens(sessionSecret(options.sessionSecret, store), clock),
    verifyIdentity,
    verifyAgent: agentVerifier(options.agents),
    lookups: new Map(Object.entries(options.lookups ?? {}).map(([name, lookup]) => [name, definitionOf(lookup)])),
    runningWrites: new Map(),
    profile: options.profile,
    handoff: options.handoff ?? {},
    isOpen: openingHours(options.handoff?.hours),
    live,
    closing: closing.signal,
    limits,
    take: {
      session: rateLimiter(limits.sessionsPerMinute, 'new sessions', clock),
      call: rateLimiter(limits.callsPerMinute, 'calls in this session', clock),
      lookup: rateLimiter(limits.lookupsPerMinute, 'lookups', clock),
      agent: rateLimiter(limits.agentCallsPerMinute, 'calls of this agent', clock),
    },
    trustProxy,
    clock,
    log,
    describe: () => {
      description ??= JSON.stringify(openApiOf(allRoutes, basePath));
      return description;
    },
  };
  const cors = createCors(options.cors?.origins ?? [], trustProxy);
  const answer = createDispatch({ basePath, services, cors, match: routeMatcher(allRoutes) });
  const stopExpiring = repeat(clock, expireEveryMs, () => {
    store
      .expire(clock.now())
      .catch((detail: unknown) => log({ level: 'warn', message: 'Expired values could not be dropped', detail }));
  });

  return {
    basePath,
    answer,
    async handler(request, connection) {
      const ip = typeof connection?.ip === 'string' ? connection.ip : null;
      return responseOf(await answer(callOf(request, ip)), request.method);
    },
    async close() {
      stopExpiring();
      closing.abort();
      live.close();
      await store.close();
    },
  };
}

function readBasePath(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '' || /^(\/[\w.~-]+)+$/.test(trimmed)) return trimmed;
  throw new XiaoerError('OPTIONS_INVALID', `basePath must be a path like "/api/xiaoer", not "${path}".`);
}

function defaultStore() {
  // Asked for by import() so that hosts without Node can bring their own store.
  return lazyStore(async () => (await import('./stores/sqlite.ts')).sqliteStore({ file: 'xiaoer.sqlite' }));
}
