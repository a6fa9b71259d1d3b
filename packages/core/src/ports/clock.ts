/** Time as the engine sees it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs once after that many milliseconds; returns the way to cancel. */
  after(delayMs: number, run: () => void): () => void;
}
