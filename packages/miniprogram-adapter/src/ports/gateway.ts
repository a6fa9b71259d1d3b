import type { Clock, Gateway } from '@xiaoer/core';
import { isXiaoerError } from '@xiaoer/core/errors';
import { eventPageSchema, eventStoredSchema, lookupOutput } from '@xiaoer/core/protocol';
import type { MiniSession } from './session.ts';

/** How long the server may hold a poll, and how long we then wait for its answer. */
const pollWaitMs = 25_000;
const pollTimeoutMs = 30_000;
const firstRetryMs = 1000;
const longestRetryMs = 30_000;

/**
 * Gateway by `my.request`: a mini-program has no server-sent events, and a socket would take the merchant's only one,
 * so it listens by long-poll with the same cursor.
 */
export function myGateway(session: MiniSession, clock: Clock): Gateway {
  return {
    async append(events) {
      const answer = await session.call({ method: 'POST', path: '/v1/events', body: { events } });
      return eventStoredSchema.parse(answer).stored;
    },
    listen(after, listener) {
      let cursor = after;
      let retryMs = firstRetryMs;
      let isStopped = false;
      let cancelRetry = (): void => undefined;

      async function poll(): Promise<void> {
        const path = `/v1/events/poll?after=${cursor}&waitMs=${pollWaitMs}`;
        const page = eventPageSchema.parse(await session.call({ method: 'GET', path, timeoutMs: pollTimeoutMs }));
        if (isStopped) return;
        retryMs = firstRetryMs;
        cursor = Math.max(cursor, page.cursor);
        listener.connection('online');
        if (page.events.length > 0) listener.events(page.events);
      }

      function wait(): void {
        cancelRetry = clock.after(retryMs, () => void follow());
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }

      async function follow(): Promise<void> {
        while (!isStopped) {
          try {
            await poll();
          } catch (error) {
            if (isStopped) return;
            // A poll that nobody answered in time is no broken line; a cursor that the server never gave starts anew.
            if (isXiaoerError(error) && error.code === 'CONFLICT') cursor = 0;
            else if (!isXiaoerError(error) || error.code !== 'TIMEOUT') listener.connection('offline');
            wait();
            return;
          }
        }
      }

      void follow();
      return () => {
        isStopped = true;
        cancelRetry();
      };
    },
    async lookup(name, input, key) {
      const path = `/v1/lookups/${encodeURIComponent(name)}`;
      return lookupOutput(name, await session.call({ method: 'POST', path, body: { input, key } }));
    },
    typing(isTyping) {
      session.call({ method: 'POST', path: '/v1/typing', body: { isTyping } }).catch(() => undefined);
    },
  };
}
