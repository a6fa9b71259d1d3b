/** A value that changes over time. A signal of @preact/signals-core satisfies it. */
export interface Readable<T> {
  /** The value now; reading it inside an effect of signals-core tracks it. */
  readonly value: T;
  /** The value now, without tracking. */
  peek(): T;
  /** Calls back at once and after each change; returns the way to stop. */
  subscribe(listener: (value: T) => void): () => void;
}
