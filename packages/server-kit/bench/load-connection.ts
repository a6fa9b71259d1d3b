import { connect } from 'node:net';

/** One kept-alive connection that sends its next request as soon as the last one is answered. */
export interface LoadConnection {
  /** Latency of each answered request in milliseconds. */
  readonly latenciesMs: number[];
  /** Answers that were no 2xx. */
  readonly failures: string[];
  /** Resolves when the request under way is answered. */
  stop(): Promise<void>;
}

/** Speaks just enough HTTP/1.1 for the bench, so that the load generator leaves the processor to the server. */
export function openLoad(port: number, path: string, token: string, nextBody: () => string): LoadConnection {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const latenciesMs: number[] = [];
  const failures: string[] = [];
  let received = '';
  let startedAt = 0;
  let isStopping = false;
  let stopped: () => void = () => undefined;

  const send = () => {
    const body = nextBody();
    startedAt = performance.now();
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\nauthorization: Bearer ${token}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };
  socket.on('connect', send);
  socket.on('error', (error) => {
    failures.push(error.message);
    stopped();
  });
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
    if (received.length < headEnd + 4 + length) return;
    latenciesMs.push(performance.now() - startedAt);
    if (!received.startsWith('HTTP/1.1 2')) failures.push(received.slice(0, 300));
    received = '';
    if (isStopping) stopped();
    else send();
  });
  return {
    latenciesMs,
    failures,
    stop() {
      isStopping = true;
      return new Promise<void>((resolve) => {
        stopped = () => {
          socket.destroy();
          resolve();
        };
      });
    },
  };
}
