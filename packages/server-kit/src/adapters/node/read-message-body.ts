import { XiaoerError } from '@xiaoer/core/errors';
import { tooLarge } from '../../http/read-json.ts';
import type { FrameworkMessage } from './node-call.ts';

/**
 * The body of a message as text, also where a body parser has read it. Rejects with PAYLOAD_TOO_LARGE as soon as the
 * limit is passed, RAW_BODY_REQUIRED where it was read and nothing of it was kept.
 */
export async function readMessageBody(message: FrameworkMessage, limitBytes: number): Promise<string> {
  const { rawBody, body } = message;
  if (rawBody instanceof Uint8Array || typeof rawBody === 'string')
    return within(Buffer.from(rawBody).toString('utf8'), limitBytes);
  if (!message.readableDidRead && !message.readableEnded) return readStream(message, limitBytes);
  if (typeof body === 'string') return within(body, limitBytes);
  if (body instanceof Uint8Array) return within(Buffer.from(body).toString('utf8'), limitBytes);
  if (body !== undefined) return within(JSON.stringify(body), limitBytes);
  throw new XiaoerError(
    'RAW_BODY_REQUIRED',
    'The body was read before server-kit got it. Mount server-kit before body parsers, or let the parser set req.body or req.rawBody.',
  );
}

function within(text: string, limitBytes: number): string {
  if (Buffer.byteLength(text) > limitBytes) throw tooLarge(limitBytes);
  return text;
}

function readStream(message: FrameworkMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) {
        chunks.push(chunk);
        return;
      }
      message.pause();
      reject(tooLarge(limitBytes));
    });
    const broken = (cause?: unknown) =>
      reject(new XiaoerError('REQUEST_INVALID', 'The body did not arrive whole.', { cause }));
    message.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    message.on('error', broken);
    message.on('close', () => {
      if (!message.complete) broken();
    });
  });
}
