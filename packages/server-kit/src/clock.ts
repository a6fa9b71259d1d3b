/** Time as server-kit sees it; the Clock port of @xiaoer/core fits. */
export interface KitClock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs once after that many milliseconds; returns the way to cancel. */
  after(delayMs: number, run: () => void): () => void;
}

/** The clock of this machine. Its timers do not keep the process alive. */
export function systemClock(): KitClock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      const timer: unknown = setTimeout(run, delayMs);
      if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') {
        timer.unref();
      }
      return () => clearTimeout(timer as Parameters<typeof clearTimeout>[0]);
    },
  };
}
