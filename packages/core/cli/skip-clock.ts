import type { Clock } from '../src/ports/clock.ts';

/** A clock that starts where it is told, runs on, and can be put forward. */
export interface SkipClock extends Clock {
  /** Puts the clock forward; what falls due on the way runs at once, in order. */
  skip(ms: number): void;
}

/** A clock over timers that begins at `start` (epoch milliseconds). Its timers do not keep the process alive. */
export function createSkipClock(start: number): SkipClock {
  const origin = Date.now();
  let skipped = 0;
  const waiting = new Set<{ at: number; run: () => void; timer: NodeJS.Timeout }>();
  const now = () => start + (Date.now() - origin) + skipped;
  return {
    now,
    after(delayMs, run) {
      const entry = {
        at: now() + delayMs,
        run: () => {
          waiting.delete(entry);
          clearTimeout(entry.timer);
          run();
        },
        timer: setTimeout(() => entry.run(), delayMs).unref(),
      };
      waiting.add(entry);
      return () => {
        waiting.delete(entry);
        clearTimeout(entry.timer);
      };
    },
    skip(ms) {
      skipped += ms;
      const due = [...waiting].filter((entry) => entry.at <= now()).sort((left, right) => left.at - right.at);
      for (const entry of due) if (waiting.has(entry)) entry.run();
    },
  };
}
