import { XiaoerError } from '@xiaoer/core/errors';
import type * as z from 'zod/mini';
import type { Call } from './call.ts';

/** Deeper JSON parses, but writing it again overflows the stack. Nothing of ours comes near. */
const maximumDepth = 500;

/** The body of a call, checked. Rejects with UNSUPPORTED_MEDIA, PAYLOAD_TOO_LARGE or REQUEST_INVALID that names the field. */
export async function readJson<T>(call: Call, schema: z.ZodMiniType<T>, limitBytes: number): Promise<T> {
  // A form of another page can post text and forms without asking first, but not JSON.
  if (!/^application\/json\s*(;|$)/i.test(call.header('content-type') ?? '')) {
    throw new XiaoerError('UNSUPPORTED_MEDIA', 'Send the body as JSON with Content-Type: application/json.');
  }
  if (Number(call.header('content-length') ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const text = await call.readBody(limitBytes);
  if (isTooDeep(text))
    throw new XiaoerError('REQUEST_INVALID', `The body is nested deeper than ${maximumDepth} levels.`);
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

function isTooDeep(text: string): boolean {
  if (text.length <= maximumDepth) return false;
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Inside quotes only the closing quote counts; a backslash hides the character after it.
    if (isInText) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) isInText = false;
    } else if (code === 0x22) isInText = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > maximumDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
