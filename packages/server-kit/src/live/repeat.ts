import type { KitClock } from '../clock.ts';

/** Runs every so many milliseconds until stopped. */
export function repeat(clock: KitClock, everyMs: number, run: () => void): () => void {
  let cancel = clock.after(everyMs, again);
  function again(): void {
    cancel = clock.after(everyMs, again);
    run();
  }
  return () => cancel();
}
