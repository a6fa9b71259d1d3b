import { XiaoerError } from '@xiaoer/core/errors';
import type { StreamBody } from './http/call.ts';

/** The streams that are open now, counted by key. */
export interface LiveConnections {
  /** Counts the stream while it runs. Throws RATE_LIMITED when the key has as many as allowed. */
  admit(key: string, limit: number, body: StreamBody): StreamBody;
  /** Ends all of them and admits no more. */
  close(): void;
}

/** Creates the count of one kit. */
export function createLiveConnections(): LiveConnections {
  const open = new Map<string, Set<() => void>>();
  let isClosed = false;
  return {
    admit(key, limit, body) {
      if (isClosed) throw new XiaoerError('DEGRADED', 'The server is going down. Connect again.');
      if ((open.get(key)?.size ?? 0) >= limit) {
        throw new XiaoerError('RATE_LIMITED', 'Too many live connections. Close another page or poll instead.', {
          data: { retryAfterMs: 15_000 },
        });
      }
      return (sink) => {
        const end = () => sink.end();
        const ends = open.get(key) ?? new Set();
        open.set(key, ends.add(end));
        const stop = body(sink);
        return () => {
          ends.delete(end);
          if (ends.size === 0) open.delete(key);
          stop();
        };
      };
    },
    close() {
      isClosed = true;
      for (const ends of open.values()) for (const end of ends) end();
    },
  };
}
