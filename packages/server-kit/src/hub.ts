/** Live listeners by key, in one process. A listener that throws does not hinder the others. */
export interface Topic<T> {
  publish(key: string, value: T): void;
  /** Returns the way to stop listening. */
  subscribe(key: string, listener: (value: T) => void): () => void;
}

/** Creates a topic without listeners. */
export function createTopic<T>(onError: (error: unknown) => void): Topic<T> {
  const listeners = new Map<string, Set<(value: T) => void>>();
  return {
    publish(key, value) {
      for (const listener of listeners.get(key) ?? []) {
        try {
          listener(value);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(key, listener) {
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key);
      };
    },
  };
}
