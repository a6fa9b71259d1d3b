import { isXiaoerError, XiaoerError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { sessionSchema, type Identity, type Session, type SessionCreate } from '../../protocol.ts';
import type { Api } from './api.ts';

/** Where the token that brings a guest back lies, e.g. `localStorage`. It may throw; the guest is then new each time. */
export interface ResumeStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface SessionsOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly create: Omit<SessionCreate, 'identity' | 'resume'>;
  readonly identity: () => Promise<Identity | null>;
  readonly storage: ResumeStorage | undefined;
  readonly storageKey: string;
}

/** The session of this connection, made when first needed and made again before it ends. */
export interface Sessions {
  current(): Promise<Session>;
  /** Runs a call with a token; a token that is refused is replaced once. */
  authorized<T>(run: (token: string) => Promise<T>): Promise<T>;
}

/** A session is renewed this long before it ends. */
const marginMs = 60_000;
/** A device with a wrong clock must not ask for a session with every call. */
const leastLifeMs = 30_000;

/** Rejects with XiaoerError: IDENTITY_INVALID, RATE_LIMITED, NETWORK_FAILED … */
export function createSessions(options: SessionsOptions): Sessions {
  const { api, clock, identity, storage, storageKey } = options;
  let session: Promise<Session> | null = null;
  let openedAt = 0;

  async function open(): Promise<Session> {
    const proof = await readIdentity(identity);
    const resume = proof === null ? (quietly(() => storage?.getItem(storageKey)) ?? '') : '';
    const json: SessionCreate = {
      ...options.create,
      ...(proof === null ? {} : { identity: proof }),
      ...(resume === '' ? {} : { resume }),
    };
    const response = await api({
      method: 'post',
      path: '/v1/sessions',
      what: 'Opening a session',
      timeoutMs: 10_000,
      retries: 1,
      json,
    });
    const opened = sessionSchema.safeParse(await response.json().catch(() => null));
    if (!opened.success) {
      throw new XiaoerError('INTERNAL', 'The base URL answers, but not as server-kit does; check where it is mounted.');
    }
    if (opened.data.resume !== '') quietly(() => storage?.setItem(storageKey, opened.data.resume));
    openedAt = clock.now();
    return opened.data;
  }

  function renew(): Promise<Session> {
    const opening = open();
    session = opening;
    opening.catch(() => {
      if (session === opening) session = null;
    });
    return opening;
  }

  async function current(): Promise<Session> {
    const known = await (session ?? renew());
    const isEnding = clock.now() > known.expiresAt - marginMs && clock.now() - openedAt > leastLifeMs;
    return isEnding ? renew() : known;
  }

  return {
    current,
    async authorized(run) {
      const before = session;
      const { token } = await current();
      try {
        return await run(token);
      } catch (error) {
        if (!isXiaoerError(error) || error.code !== 'UNAUTHENTICATED') throw error;
        // Another call may have renewed it meanwhile.
        const isStale = session === null || session === before || (await session).token === token;
        return run((await (isStale ? renew() : current())).token);
      }
    },
  };
}

async function readIdentity(identity: () => Promise<Identity | null>): Promise<Identity | null> {
  try {
    return await identity();
  } catch (cause) {
    throw new XiaoerError('IDENTITY_INVALID', 'The page could not say who the customer is; see the cause.', { cause });
  }
}

function quietly<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    // A refusing storage costs the guest's history on the next visit, nothing now.
    return undefined;
  }
}
