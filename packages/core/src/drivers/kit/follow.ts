import { isXiaoerError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { GatewayListener } from '../../ports/gateway.ts';
import { eventPageSchema } from '../../protocol.ts';
import { backoffMs } from '../../session/backoff.ts';
import type { Api } from './api.ts';
import { onConnectivity } from './connectivity.ts';
import { readStream, StreamUnfit } from './read-stream.ts';
import type { Sessions } from './sessions.ts';

export interface FollowOptions {
  readonly api: Api;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

const pollWaitMs = 25_000;

/**
 * Follows a conversation until stopped: by stream, by long-poll where something on the way holds streams back. Comes
 * back by itself with its cursor, at once when the device is online again.
 */
export function follow(options: FollowOptions, after: number, listener: GatewayListener): () => void {
  const { api, sessions, clock } = options;
  const stopped = new AbortController();
  let current = new AbortController();
  let wake: () => void = () => {};
  let cursor = after;
  let failures = 0;
  let canStream = true;

  const take = (events: readonly unknown[]): void => {
    if (stopped.signal.aborted || events.length === 0) return;
    for (const event of events) cursor = Math.max(cursor, seqOf(event));
    listener.events(events);
  };

  const online = (): void => {
    failures = 0;
    if (!stopped.signal.aborted) listener.connection('online');
  };

  async function poll(): Promise<void> {
    const path = `/v1/events/poll?after=${cursor}&waitMs=${failures === 0 ? pollWaitMs : 0}`;
    const response = await sessions.authorized((token) =>
      api({ method: 'get', path, what: 'Waiting for messages', token, signal: current.signal, timeoutMs: 40_000 }),
    );
    const page = eventPageSchema.parse(await response.json());
    take(page.events);
    online();
  }

  async function stream(): Promise<void> {
    const session = await sessions.current();
    const isCaughtUp = (): boolean => cursor >= session.cursor;
    const { signal } = current;
    await sessions.authorized((token) =>
      readStream(
        { api, clock, token, cursor, signal },
        {
          opened: () => isCaughtUp() && online(),
          events(events) {
            take(events);
            if (isCaughtUp()) online();
          },
          typing: (isTyping) => listener.typing?.('agent', isTyping),
        },
      ),
    );
  }

  /** The server was never where we are: it lost its log, or this is another one. */
  function fellBehind(error: unknown): boolean {
    if (!isXiaoerError(error) || error.code !== 'CONFLICT') return false;
    cursor = 0;
    listener.restarted?.();
    return true;
  }

  async function step(): Promise<void> {
    try {
      await (canStream ? stream() : poll());
      // A stream ends in good order when its session does.
      if (canStream) await pause(backoffMs(1) / 4);
    } catch (error) {
      if (stopped.signal.aborted) return;
      if (error instanceof StreamUnfit) canStream = false;
      else if (!fellBehind(error)) await failed();
    }
  }

  async function failed(): Promise<void> {
    failures += 1;
    canStream = true;
    listener.connection('offline');
    await pause(backoffMs(failures));
  }

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(delayMs, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      current = new AbortController();
      await step();
    }
  }

  const forget = onConnectivity((isOnline) => (isOnline ? wake() : current.abort()));
  void run();
  return () => {
    stopped.abort();
    current.abort();
    wake();
    forget();
  };
}

function seqOf(event: unknown): number {
  const seq = typeof event === 'object' && event !== null && 'seq' in event ? event.seq : 0;
  return typeof seq === 'number' ? seq : 0;
}
