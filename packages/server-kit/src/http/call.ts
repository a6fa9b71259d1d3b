/** One request as the routes see it: Web `Request` and Node's `IncomingMessage` both become this, the latter at no cost. */
export interface Call {
  readonly method: string;
  /** As the client typed it, before any framework cut off a prefix. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The address at the other end of the connection; null where the host does not tell. */
  readonly ip: string | null;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** Value of a header by its lower-case name. */
  header(name: string): string | null;
  /** The whole body. Rejects with PAYLOAD_TOO_LARGE before it reads more than that, RAW_BODY_REQUIRED where somebody read it already. */
  readBody(limitBytes: number): Promise<string>;
  /** The same without its body, for hooks of the host. */
  toRequest(): Request;
}

/** What a live reply writes to. */
export interface StreamSink {
  /** False when the client reads too slowly: end then, it comes back with its cursor. */
  write(text: string): boolean;
  end(): void;
}

/** Starts writing and returns the way to stop; stopped once when the client goes or `end` was called. */
export type StreamBody = (sink: StreamSink) => () => void;

/** One answer. Bodies are text or a stream of text. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null | StreamBody;
}
