import { isXiaoerError } from '@xiaoer/core/errors';
import { sessionSchema, type Identity, type Session } from '@xiaoer/core/protocol';
import type { HttpAnswer, HttpCall } from './http.ts';
import type { TextStorage } from './storage-call.ts';

/** What a session is opened with. */
export interface SessionOptions {
  readonly device: string;
  readonly locale: string;
  /** Proof of who the customer is, asked for each session; null is a guest. */
  readonly identity: () => Promise<Identity | null>;
  /** Key under which a guest's way back to his conversation is kept. */
  readonly resumeKey: string;
}

/** The session of one conversation, opened on the first call and again when it has run out. */
export interface MiniSession {
  /** Makes a call with the session's token; a token that the server does not take any more is renewed once. */
  call(call: HttpCall): Promise<unknown>;
}

/** A token is renewed that long before its end, so that no call runs into it. */
const renewBeforeMs = 30_000;

/** Opens sessions over `http`. Calls reject as the server answers. */
export function miniSession(
  http: (call: HttpCall) => HttpAnswer,
  storage: TextStorage,
  now: () => number,
  options: SessionOptions,
): MiniSession {
  let current: Promise<Session> | null = null;

  async function open(): Promise<Session> {
    const identity = await options.identity();
    // Storage that refuses costs a guest his history, not the conversation.
    const resume = await storage.get(options.resumeKey).catch(() => null);
    const body = {
      device: options.device,
      locale: options.locale,
      channel: 'alipay',
      ...(identity === null ? {} : { identity }),
      ...(resume === null ? {} : { resume }),
    };
    const session = sessionSchema.parse(await http({ method: 'POST', path: '/v1/sessions', body }).answer);
    await storage.set(options.resumeKey, session.resume).catch(() => undefined);
    return session;
  }

  function renewed(): Promise<Session> {
    const opening = open();
    current = opening;
    opening.catch(() => {
      if (current === opening) current = null;
    });
    return opening;
  }

  async function session(): Promise<Session> {
    const asked = current;
    if (asked === null) return renewed();
    const known = await asked;
    if (known.expiresAt - renewBeforeMs > now()) return known;
    // Of several calls that find it run out, one renews.
    return current === asked || current === null ? renewed() : current;
  }

  return {
    async call(call) {
      const { token } = await session();
      try {
        return await http({ ...call, token }).answer;
      } catch (error) {
        if (!isXiaoerError(error) || error.code !== 'UNAUTHENTICATED' || call.path.startsWith('/v1/lookups'))
          throw error;
        return http({ ...call, token: (await renewed()).token }).answer;
      }
    },
  };
}
