import type { Reply, StreamBody } from './call.ts';

/** An answer in JSON. */
export function jsonReply(value: unknown, status = 200): Reply {
  return textReply(JSON.stringify(value), status);
}

/** An answer whose JSON is written already, so that stored events need no parsing on their way out. */
export function textReply(json: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: json };
}

/** 204. */
export function emptyReply(): Reply {
  return { status: 204, headers: {}, body: null };
}

/** Server-sent events; the header keeps nginx from holding them back. */
export function streamReply(body: StreamBody): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
    body,
  };
}
