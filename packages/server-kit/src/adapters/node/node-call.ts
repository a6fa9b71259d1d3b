import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from '../../http/call.ts';
import { readMessageBody } from './read-message-body.ts';

/** What frameworks add to a message. */
export interface FrameworkMessage extends IncomingMessage {
  /** The whole URL where the framework cut a mount path off `url` (Express, Connect, Koa). */
  readonly originalUrl?: string;
  /** What a body parser made of the body, and the bytes where it kept them. */
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

/** A message of `node:http`, of any framework over it, as a call. */
export function nodeCall(message: FrameworkMessage, response: ServerResponse): Call {
  const target = message.originalUrl ?? message.url ?? '/';
  const mark = target.indexOf('?');
  const abort = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) abort.abort();
  });
  const header = (name: string) => {
    const value = message.headers[name] ?? (name === 'host' ? message.headers[':authority'] : undefined);
    return value === undefined ? null : String(value);
  };
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    ip: message.socket.remoteAddress ?? null,
    signal: abort.signal,
    header,
    readBody: (limitBytes) => readMessageBody(message, limitBytes),
    toRequest() {
      const headers = new Headers();
      for (const [name, value] of Object.entries(message.headers)) {
        if (value !== undefined && !name.startsWith(':')) headers.set(name, String(value));
      }
      const url = URL.parse(target, `http://${header('host') ?? 'localhost'}`) ?? new URL('http://localhost/');
      return new Request(url, { method: message.method ?? 'GET', headers });
    },
  };
}
