import { XiaoerError } from '@xiaoer/core/errors';
import type * as z from 'zod/mini';
import type { Call } from './call.ts';

/** The body of a call, checked. Rejects with UNSUPPORTED_MEDIA, PAYLOAD_TOO_LARGE or REQUEST_INVALID that names the field. */
export async function readJson<T>(call: Call, schema: z.ZodMiniType<T>, limitBytes: number): Promise<T> {
  // A form of another page can post text and forms without asking first, but not JSON.
  if (!/^application\/json\s*(;|$)/i.test(call.header('content-type') ?? '')) {
    throw new XiaoerError('UNSUPPORTED_MEDIA', 'Send the body as JSON with Content-Type: application/json.');
  }
  if (Number(call.header('content-length') ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const text = await call.readBody(limitBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new XiaoerError('REQUEST_INVALID', 'The body is not JSON.', { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'body'}: ${issue.message}`);
  throw new XiaoerError('REQUEST_INVALID', `The body is not as expected. ${issues.join('; ')}.`, { data: { issues } });
}

/** The error of a body beyond the limit. */
export function tooLarge(limitBytes: number): XiaoerError {
  return new XiaoerError('PAYLOAD_TOO_LARGE', `The body is larger than ${limitBytes} bytes. Send less at once.`);
}
