import { XiaoerError } from '@xiaoer/core/errors';
import type { SessionUser } from '@xiaoer/core/protocol';
import { sessionUserSchema } from '@xiaoer/core/protocol';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { KitClock } from '../clock.ts';

/** Who calls: made at `POST /v1/sessions`, carried by the session token. `user` is null for a guest. */
export interface CustomerSession {
  readonly conversation: string;
  readonly user: SessionUser | null;
  readonly device: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const claimsSchema = z.object({
  conversation: z.string(),
  user: z.nullable(sessionUserSchema),
  device: z.string(),
  exp: z.number(),
});
const resumeSchema = z.object({ conversation: z.string() });

/** One hour: short enough that a leaked token is soon worthless, and faces renew it by themselves. */
const sessionMs = 3_600_000;
const resumeMs = 90 * 86_400_000;
/** Verified tokens that are remembered; checking one again costs half of a whole request. */
const cacheSize = 10_000;

/** Signs and reads our own tokens. `secret` is asked for once, at the first call. */
export interface SessionTokens {
  /** A session that starts now. */
  open(session: Omit<CustomerSession, 'expiresAt'>): Promise<{ token: string; session: CustomerSession }>;
  /** Rejects with UNAUTHENTICATED for a token that is not ours or is over. */
  read(token: string): Promise<CustomerSession>;
  /** Lets a guest find his conversation again, for 90 days. */
  resume(conversation: string): Promise<string>;
  /** The conversation of a guest's resume token; null for one that is over or not ours. */
  readResume(token: string): Promise<string | null>;
}

/** Creates the tokens of one kit. */
export function createSessionTokens(secret: () => Promise<Uint8Array>, clock: KitClock): SessionTokens {
  const known = new Map<string, CustomerSession>();
  const rules = (typ: string) => ({ algorithms: ['HS256'], typ, currentDate: new Date(clock.now()) });

  async function sign(typ: string, claims: Record<string, unknown>, expiresAt: number): Promise<string> {
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ });
    return token.setExpirationTime(Math.floor(expiresAt / 1000)).sign(await secret());
  }

  async function verify(token: string): Promise<CustomerSession> {
    try {
      const { payload } = await jwtVerify(token, await secret(), rules('xiaoer-session'));
      const { exp, ...session } = z.parse(claimsSchema, payload);
      return { ...session, expiresAt: exp * 1000 };
    } catch (cause) {
      throw expired(cause);
    }
  }

  function remember(token: string, session: CustomerSession): void {
    const oldest = known.size >= cacheSize ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    known.set(token, session);
  }

  return {
    async open(claims) {
      const session = { ...claims, expiresAt: Math.floor((clock.now() + sessionMs) / 1000) * 1000 };
      const { conversation, user, device } = claims;
      const token = await sign('xiaoer-session', { conversation, user, device }, session.expiresAt);
      remember(token, session);
      return { token, session };
    },
    async read(token) {
      const before = known.get(token);
      if (before !== undefined) {
        if (before.expiresAt > clock.now()) return before;
        known.delete(token);
        throw expired();
      }
      const session = await verify(token);
      remember(token, session);
      return session;
    },
    resume: (conversation) => sign('xiaoer-resume', { conversation }, clock.now() + resumeMs),
    async readResume(token) {
      try {
        const { payload } = await jwtVerify(token, await secret(), rules('xiaoer-resume'));
        return z.parse(resumeSchema, payload).conversation;
      } catch {
        return null;
      }
    },
  };
}

function expired(cause?: unknown): XiaoerError {
  return new XiaoerError(
    'UNAUTHENTICATED',
    'The session token is not valid any more. Create a session: POST /v1/sessions.',
    {
      cause,
    },
  );
}
