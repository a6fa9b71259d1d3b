/** Runs jobs one after another, in the order in which they came. */
export interface TurnQueue {
  /** Resolves when the job has ended, whatever became of it. */
  add(job: () => Promise<void>): Promise<void>;
  /** Jobs waiting or running. */
  size(): number;
}

/** `onError` hears of a job that rejects; the line goes on. */
export function createTurnQueue(onError: (error: unknown) => void): TurnQueue {
  let last: Promise<void> = Promise.resolve();
  let size = 0;
  return {
    add(job) {
      size += 1;
      last = last
        .then(job)
        .catch(onError)
        .finally(() => {
          size -= 1;
        });
      return last;
    },
    size: () => size,
  };
}
