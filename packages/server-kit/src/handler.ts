import { XiaoerError } from '@xiaoer/core/errors';
import type { Call, Reply, StreamBody } from './http/call.ts';
import { tooLarge } from './http/read-json.ts';

/** A Web `Request` as a call. */
export function callOf(request: Request, ip: string | null): Call {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: url.pathname,
    query: url.searchParams,
    ip,
    signal: request.signal,
    header: (name) => request.headers.get(name) ?? (name === 'host' ? url.host : null),
    readBody: (limitBytes) => readBody(request, limitBytes),
    toRequest: () => new Request(request.url, { method: request.method, headers: request.headers }),
  };
}

/** A reply as a Web `Response`. `method` HEAD drops the body. */
export function responseOf(reply: Reply, method: string): Response {
  const { status, headers, body } = reply;
  if (typeof body !== 'function' || method === 'HEAD') {
    return new Response(method === 'HEAD' || typeof body === 'function' ? null : body, { status, headers });
  }
  return new Response(streamOf(body), { status, headers });
}

async function readBody(request: Request, limitBytes: number): Promise<string> {
  if (request.bodyUsed) {
    throw new XiaoerError(
      'RAW_BODY_REQUIRED',
      'The body was read before server-kit got it. Mount it before body parsers.',
    );
  }
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLarge(limitBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Chunks that may wait for a slow reader before it is sent away to come back with its cursor. */
const waitingChunks = 1024;

function streamOf(body: StreamBody): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isEnded = false;
        stop = body({
          write(text) {
            if (isEnded) return false;
            controller.enqueue(encoder.encode(text));
            return (controller.desiredSize ?? 0) > 0;
          },
          end() {
            if (isEnded) return;
            isEnded = true;
            stop();
            controller.close();
          },
        });
        if (isEnded) stop();
      },
      cancel: () => stop(),
    },
    { highWaterMark: waitingChunks },
  );
}
