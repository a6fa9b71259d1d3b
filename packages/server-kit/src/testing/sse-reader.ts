/** One event of a stream. `id` is null where the server gave none. */
export interface SseEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

/** Reads a stream of server-sent events, event by event; comments are skipped and counted. */
export interface SseReader {
  /** The next event; null when the stream has ended. */
  next(): Promise<SseEvent | null>;
  take(count: number): Promise<readonly SseEvent[]>;
  readonly comments: () => number;
  cancel(): Promise<void>;
}

export function readSse(response: Response): SseReader {
  if (response.body === null) throw new Error('The response has no body');
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let comments = 0;

  async function next(): Promise<SseEvent | null> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end < 0) {
        const { done, value } = await reader.read();
        if (done) return null;
        text += decoder.decode(value, { stream: true });
        continue;
      }
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      if (lines.some((line) => line.startsWith(':'))) comments += 1;
      const data = field('data');
      if (data !== undefined)
        return { id: field('id') ?? null, event: field('event') ?? 'message', data: JSON.parse(data) };
    }
  }

  return {
    next,
    async take(count) {
      const events: SseEvent[] = [];
      while (events.length < count) {
        const event = await next();
        if (event === null) throw new Error(`The stream ended after ${events.length} of ${count} events`);
        events.push(event);
      }
      return events;
    },
    comments: () => comments,
    cancel: () => reader.cancel(),
  };
}
