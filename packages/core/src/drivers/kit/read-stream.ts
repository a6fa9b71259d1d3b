import { XiaoerError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Api } from './api.ts';
import { createEventParser, type ServerSentEvent } from './server-sent-events.ts';

export interface StreamRequest {
  readonly api: Api;
  readonly clock: Clock;
  readonly token: string;
  readonly cursor: number;
  readonly signal: AbortSignal;
}

export interface StreamReader {
  opened(): void;
  events(events: readonly unknown[]): void;
  typing(isTyping: boolean): void;
}

/** Something on the way does not let streams through; ask by long-poll instead. */
export class StreamUnfit extends Error {
  override readonly name = 'StreamUnfit';
}

/** Server-kit speaks at once: silence at the beginning is a proxy that collects. */
const firstByteMs = 8000;
/** Server-kit pings every 15 seconds: two missed pings are a dead connection. */
const silenceMs = 40_000;

/** Reads one stream to its end. Rejects with StreamUnfit or XiaoerError; resolves when the server ended it. */
export async function readStream(request: StreamRequest, reader: StreamReader): Promise<void> {
  const { api, clock, token, cursor, signal } = request;
  const response = await api({
    method: 'get',
    path: `/v1/stream?after=${cursor}`,
    what: 'Following the conversation',
    token,
    signal,
    headers: { accept: 'text/event-stream' },
    timeoutMs: 15_000,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (!isStream || response.body === null) throw new StreamUnfit('The answer is no event stream.');
  const body = response.body.getReader();
  try {
    await readPieces(body, clock, signal, reader);
  } finally {
    body.cancel().catch(() => {});
  }
}

async function readPieces(
  body: ReadableStreamDefaultReader<Uint8Array>,
  clock: Clock,
  signal: AbortSignal,
  reader: StreamReader,
): Promise<void> {
  const decoder = new TextDecoder();
  const parse = createEventParser();
  let isFirst = true;
  while (!signal.aborted) {
    const unfit = isFirst ? new StreamUnfit('The stream is held back on its way.') : silent();
    const { done, value } = await within(clock, isFirst ? firstByteMs : silenceMs, signal, body.read(), unfit);
    if (done) return;
    if (isFirst) reader.opened();
    isFirst = false;
    deliver(parse(decoder.decode(value, { stream: true })), reader);
  }
}

/** Events that came in one piece are handed on together: a fold for each would be wasted. */
function deliver(events: readonly ServerSentEvent[], reader: StreamReader): void {
  const stored = events.filter(({ event }) => event === 'conversation').map(({ data }) => readJson(data));
  if (stored.length > 0) reader.events(stored);
  for (const { event, data } of events) {
    if (event !== 'typing') continue;
    const told = readJson(data);
    reader.typing(typeof told === 'object' && told !== null && 'isTyping' in told && told.isTyping === true);
  }
}

/** Malformed data becomes null, which the log reports and skips. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function silent(): XiaoerError {
  return new XiaoerError('TIMEOUT', 'The stream fell silent; it is opened again.');
}

/** Whatever the body does, a stop or a silence ends the waiting. */
function within<T>(clock: Clock, limitMs: number, signal: AbortSignal, job: Promise<T>, late: Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new XiaoerError('NETWORK_FAILED', 'The stream was left.'));
    const cancel = clock.after(limitMs, () => reject(late));
    signal.addEventListener('abort', stop, { once: true });
    job.then(resolve, reject).finally(() => {
      cancel();
      signal.removeEventListener('abort', stop);
    });
  });
}
