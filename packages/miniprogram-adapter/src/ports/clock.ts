import type { Clock } from '@xiaoer/core';

// Every mini-program has timers; the platform's typings leave them out.
declare function setTimeout(run: () => void, delayMs: number): number;
declare function clearTimeout(timer: number): void;

/** Clock over the mini-program's timers. */
export function miniClock(): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, Math.max(0, delayMs));
      return () => clearTimeout(timer);
    },
  };
}
