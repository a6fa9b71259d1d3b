import { isXiaoerError, type XiaoerErrorCode } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Gateway } from '../ports/gateway.ts';
import { privateValuesOf, redactEvent } from '../privacy/redact-event.ts';
import { backoffMs } from './backoff.ts';
import { serverEventTypes, type ConversationEvent } from './events.ts';
import type { Log } from './log.ts';
import type { StatusView } from './view.ts';

export interface SyncOptions {
  readonly gateway: Gateway;
  readonly log: Log;
  readonly clock: Clock;
  readonly device: string;
  readonly onError: (error: unknown) => void;
  /** Told after each change of connection, typing, or what failed. */
  readonly onChange: () => void;
}

/** Keeps one log and the server's in step: sends at least once, takes what comes in any order. */
export interface Sync {
  connection(): Exclude<StatusView['connection'], 'local'>;
  isAgentTyping(): boolean;
  isFailed(id: string): boolean;
  /** Sends what is unsent, unless a turn holds it back. */
  push(): void;
  /** Holds sending while a turn runs, so that one turn is one call; returns the way to let go. */
  hold(): () => void;
  /** Sends again what the server refused, and does not wait for the next attempt. */
  retry(): void;
  /** Resolves when the server answered for the first time, or cannot be reached. */
  readonly firstContact: Promise<void>;
  stop(): void;
}

const batchSize = 50;
/** Another tab sends what it made; after this long it is taken to be closed and its events are sent from here. */
const foreignPatienceMs = 5000;
/** A missing event that does not come within this time is asked for again. */
const gapPatienceMs = 3000;
/** An agent who stopped without saying so is not typing for ever. */
const typingLastsMs = 6000;

/** The server's answer is about the event itself: sending it again as it is would not help. */
const refusals: readonly XiaoerErrorCode[] = [
  'REQUEST_INVALID',
  'CONFLICT',
  'FORBIDDEN',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA',
];

/** Starts listening at once. Never throws; failures go to `onError` and are tried again by the clock. */
export function startSync(options: SyncOptions): Sync {
  const { gateway, log, clock, onError, onChange } = options;
  const failed = new Set<string>();
  let connection: 'online' | 'offline' = 'online';
  let failures = 0;
  let holds = 0;
  let limit = batchSize;
  let isSending = false;
  let isStopped = false;
  let cancelRetry: (() => void) | null = null;
  let cancelGap: (() => void) | null = null;
  let cancelTyping: (() => void) | null = null;
  let stopListening: () => void = () => {};
  let reached: () => void = () => {};
  const firstContact = new Promise<void>((resolve) => {
    reached = resolve;
  });

  function connected(state: 'online' | 'offline'): void {
    if (isStopped) return;
    reached();
    const isBack = state === 'online' && connection === 'offline';
    if (state !== connection) {
      connection = state;
      onChange();
    }
    if (state === 'online') {
      if (isBack) {
        failures = 0;
        cancelRetry?.();
        cancelRetry = null;
      }
      push();
    }
  }

  function listen(): void {
    stopListening();
    if (isStopped) return;
    stopListening = gateway.listen(log.cursor(), {
      events: (events) => void log.receive(events).then(watchGap),
      connection: connected,
      restarted() {
        log.restart();
        listen();
      },
      typing: (_from, isTyping) => setTyping(isTyping),
    });
  }

  function watchGap(): void {
    if (!log.hasGap()) {
      cancelGap?.();
      cancelGap = null;
    } else if (cancelGap === null && !isStopped) {
      cancelGap = clock.after(gapPatienceMs, () => {
        cancelGap = null;
        if (log.hasGap()) listen();
      });
    }
  }

  function setTyping(isTyping: boolean): void {
    const wasTyping = cancelTyping !== null;
    cancelTyping?.();
    cancelTyping = isTyping && !isStopped ? clock.after(typingLastsMs, () => setTyping(false)) : null;
    if (wasTyping !== isTyping) onChange();
  }

  function isOurs(event: ConversationEvent): boolean {
    return !failed.has(event.id) && !serverEventTypes.includes(event.type);
  }

  function isDue(event: ConversationEvent): boolean {
    return event.device === options.device || clock.now() - event.at >= foreignPatienceMs;
  }

  function schedule(delayMs: number): void {
    cancelRetry?.();
    cancelRetry = clock.after(delayMs, () => {
      cancelRetry = null;
      push();
    });
  }

  function push(): void {
    if (isSending || isStopped || holds > 0 || cancelRetry !== null) return;
    const ours = log.unsent().filter(isOurs);
    const due = ours.filter(isDue);
    if (due.length === 0) {
      if (ours.length > 0) schedule(foreignPatienceMs);
      return;
    }
    isSending = true;
    void send(due.slice(0, limit)).then((isDone) => {
      isSending = false;
      if (isDone) push();
    });
  }

  /** True if the next batch may follow at once. */
  async function send(batch: readonly ConversationEvent[]): Promise<boolean> {
    const known = privateValuesOf(log.events());
    try {
      const stored = await gateway.append(batch.map((event) => redactEvent(event, known)));
      if (isStopped) return false;
      const isAnswered = batch.some(({ id }) => stored.some((event) => event.id === id));
      failures = isAnswered ? 0 : failures + 1;
      limit = Math.min(batchSize, limit * 2);
      log.confirm(stored);
      connected('online');
      watchGap();
      if (!isAnswered) schedule(backoffMs(failures));
      return isAnswered;
    } catch (error) {
      return isStopped ? false : sendFailed(batch, error);
    }
  }

  function sendFailed(batch: readonly ConversationEvent[], error: unknown): boolean {
    onError(error);
    if (isXiaoerError(error) && refusals.includes(error.code)) {
      // One bad event must not hold up the others: the batch goes again in halves until the bad one stands alone.
      limit = Math.max(1, Math.floor(batch.length / 2));
      if (batch.length === 1) for (const { id } of batch) failed.add(id);
      onChange();
      return true;
    }
    failures += 1;
    if (!isXiaoerError(error) || error.code !== 'RATE_LIMITED') connected('offline');
    schedule(Math.max(backoffMs(failures), askedDelayMs(error)));
    return false;
  }

  listen();
  return {
    connection: () => connection,
    isAgentTyping: () => cancelTyping !== null,
    isFailed: (id) => failed.has(id),
    push,
    hold() {
      holds += 1;
      let isHeld = true;
      return () => {
        if (isHeld) holds -= 1;
        isHeld = false;
        push();
      };
    },
    retry() {
      failed.clear();
      cancelRetry?.();
      cancelRetry = null;
      onChange();
      push();
    },
    firstContact,
    stop() {
      isStopped = true;
      for (const cancel of [cancelRetry, cancelGap, cancelTyping]) cancel?.();
      stopListening();
      reached();
    },
  };
}

/** How long the server asked to wait, if it did; at most a minute, whatever it says. */
function askedDelayMs(error: unknown): number {
  const data = isXiaoerError(error) ? error.data : null;
  const delayMs = typeof data === 'object' && data !== null && 'retryAfterMs' in data ? data.retryAfterMs : 0;
  return typeof delayMs === 'number' && delayMs > 0 ? Math.min(delayMs, longestDelayMs) : 0;
}

const longestDelayMs = 60_000;
