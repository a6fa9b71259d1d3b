import type { Clock } from '../ports/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Lets time pass; what falls due runs in order, each after the promises before it have settled. */
  advance(ms: number): Promise<void>;
  /** Timers that wait. */
  pending(): number;
}

/** Starts at 2026-11-20T10:00:00+08:00 unless told otherwise. */
export function fakeClock(startMs = Date.UTC(2026, 10, 20, 2)): FakeClock {
  let now = startMs;
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { at: now + Math.max(0, delayMs), run };
      timers = [...timers, timer].sort((left, right) => left.at - right.at);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let [next] = timers; next !== undefined && next.at <= end; [next] = timers) {
        timers = timers.slice(1);
        now = next.at;
        next.run();
        await settle();
      }
      now = end;
    },
    pending: () => timers.length,
  };
}

/** Lets promises that wait for nothing outside settle. */
export async function settle(rounds = 50): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await Promise.resolve();
}
