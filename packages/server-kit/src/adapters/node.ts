import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerKit } from '../create-server-kit.ts';
import type { Reply, StreamBody } from '../http/call.ts';
import { nodeCall } from './node/node-call.ts';

/** Bytes that may wait for a slow reader before it is sent away to come back with its cursor. */
const waitingBytes = 1_048_576;

/**
 * server-kit as a listener of `node:http`, Express and Connect; in Koa as
 * `(context) => { context.respond = false; handle(context.req, context.res); }`. Works before and after body parsers, and
 * below a mount path that the framework cuts off (`basePath` is the whole path). Given `next`, it
 * passes on what is not below `basePath`.
 * @example app.use(nodeHandler(kit));
 */
export function nodeHandler(kit: ServerKit) {
  return (message: IncomingMessage, response: ServerResponse, next?: (error?: unknown) => void): void => {
    const call = nodeCall(message, response);
    if (next !== undefined && !isFor(kit, call.path, mountOf(message))) {
      next();
      return;
    }
    // An answer never fails; writing it can, when the connection broke meanwhile.
    kit
      .answer(call)
      .then((reply) => write(response, reply, message))
      .catch(() => response.destroy());
  };
}

/** Ours is what lies below the base path; and all of a mount path where the base path can never be, to say what is wrong. */
function isFor(kit: ServerKit, path: string, mount: string): boolean {
  return `${path}/`.startsWith(`${kit.basePath}/`) || !`${kit.basePath}/`.startsWith(`${mount}/`);
}

/** The path that Express has cut off, empty where it has not. */
function mountOf(message: IncomingMessage & { readonly baseUrl?: unknown }): string {
  return typeof message.baseUrl === 'string' ? message.baseUrl : '';
}

function write(response: ServerResponse, reply: Reply, message: IncomingMessage): void {
  if (response.headersSent || response.destroyed) return;
  const headers: Record<string, string | number> = { ...reply.headers };
  // A body that was refused half-read leaves the connection in no state to be used again.
  if (reply.status === 413) headers['connection'] = 'close';
  if (typeof reply.body === 'function' && message.method !== 'HEAD') {
    response.writeHead(reply.status, headers);
    stream(response, reply.body);
    return;
  }
  const text = typeof reply.body === 'string' ? reply.body : '';
  if (reply.status !== 204) headers['content-length'] = Buffer.byteLength(text);
  response.writeHead(reply.status, headers);
  response.end(message.method === 'HEAD' ? undefined : text);
}

function stream(response: ServerResponse, body: StreamBody): void {
  let isEnded = false;
  let stop: () => void = () => undefined;
  const end = () => {
    if (isEnded) return;
    isEnded = true;
    stop();
    response.end();
  };
  response.on('close', end);
  response.on('error', end);
  response.flushHeaders();
  stop = body({
    write(text) {
      if (isEnded) return false;
      response.write(text);
      return response.writableLength < waitingBytes;
    },
    end,
  });
  if (isEnded) stop();
}
