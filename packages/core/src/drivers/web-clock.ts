import type { Clock } from '../ports/clock.ts';

/** Clock over the platform's timers; also for Node. A long delay is served, however long. */
export function webClock(): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      let timer: ReturnType<typeof setTimeout>;
      const wait = (leftMs: number): void => {
        const stepMs = Math.min(leftMs, longestTimerMs);
        timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : run()), stepMs);
      };
      wait(Math.max(0, delayMs));
      return () => clearTimeout(timer);
    },
  };
}

/** setTimeout fires at once beyond 31 bits. */
const longestTimerMs = 2 ** 31 - 1;
