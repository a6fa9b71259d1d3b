import { XiaoerError } from '@xiaoer/core/errors';
import type { Call, Reply } from './call.ts';

/** What an origin may do: headers for its answers, and the answer to a preflight. */
export interface Cors {
  /** Headers of every answer. */
  headers(call: Call): Readonly<Record<string, string>>;
  /** The answer to a preflight; null when the call is none. Throws ORIGIN_FORBIDDEN for a page that may not call. */
  preflight(call: Call): Reply | null;
  /** Throws ORIGIN_FORBIDDEN for a change that a foreign page asks for. */
  requireAllowed(call: Call): void;
}

/** Reads the exact list of origins. Throws OPTIONS_INVALID for an entry that is none. */
export function createCors(origins: readonly string[], trustProxy: boolean): Cors {
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new XiaoerError(
        'OPTIONS_INVALID',
        `cors.origins takes exact origins like "https://shop.example", not "${origin}".`,
      );
    }
  }
  const allowed = new Set(origins);

  function isOwn(call: Call, origin: string): boolean {
    if (call.header('sec-fetch-site') === 'same-origin') return true;
    const forwarded = trustProxy ? call.header('x-forwarded-host') : null;
    return URL.canParse(origin) && [call.header('host'), forwarded].includes(new URL(origin).host);
  }
  function forbidden(origin: string): XiaoerError {
    return new XiaoerError(
      'ORIGIN_FORBIDDEN',
      `Pages of ${origin.slice(0, 200)} may not call this server. Add the origin to cors.origins.`,
    );
  }

  return {
    headers(call) {
      const headers: Record<string, string> = allowed.size === 0 ? {} : { vary: 'origin' };
      const origin = call.header('origin');
      if (origin !== null && allowed.has(origin)) {
        headers['access-control-allow-origin'] = origin;
        headers['access-control-expose-headers'] =
          'x-request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset';
        headers['cross-origin-resource-policy'] = 'cross-origin';
      }
      return headers;
    },
    preflight(call) {
      const origin = call.header('origin');
      if (call.method !== 'OPTIONS' || origin === null || call.header('access-control-request-method') === null)
        return null;
      if (!allowed.has(origin) && !isOwn(call, origin)) throw forbidden(origin);
      const headers = {
        'access-control-allow-methods': 'GET, POST, DELETE',
        'access-control-allow-headers': 'authorization, content-type, last-event-id, x-request-id',
        'access-control-max-age': '600',
      };
      return { status: 204, headers, body: null };
    },
    requireAllowed(call) {
      if (call.method === 'GET' || call.method === 'HEAD') return;
      const origin = call.header('origin');
      if (origin === null || allowed.has(origin) || isOwn(call, origin)) return;
      throw forbidden(origin);
    },
  };
}
