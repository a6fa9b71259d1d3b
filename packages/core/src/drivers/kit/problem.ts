import * as z from 'zod/mini';
import { isXiaoerError, XiaoerError, type XiaoerErrorCode } from '../../errors.ts';

/** What we read of a problem; proxies between us and server-kit send pages of their own, which are none. */
const problemSchema = z.looseObject({ code: z.string(), detail: z.optional(z.string()) });

const codesByStatus: Readonly<Record<number, XiaoerErrorCode>> = {
  400: 'REQUEST_INVALID',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  408: 'TIMEOUT',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA',
  429: 'RATE_LIMITED',
  502: 'NETWORK_FAILED',
  503: 'DEGRADED',
  504: 'TIMEOUT',
};

/** Codes that only our own server gives; what a stranger calls a code is not taken for one of them. */
const ourCodes: ReadonlySet<string> = new Set<XiaoerErrorCode>([
  ...Object.values(codesByStatus),
  'STORAGE_FAILED',
  'CONVERSATION_CLOSED',
  'RAW_BODY_REQUIRED',
  'IDENTITY_INVALID',
  'ORIGIN_FORBIDDEN',
  'METHOD_NOT_ALLOWED',
  'LOOKUP_FAILED',
  'LOOKUP_TIMEOUT',
  'INTERNAL',
]);

/** An answer that is no good: by the `code` of problem+json, else by status. */
export function answered(status: number, body: unknown, what: string, cause?: unknown): XiaoerError {
  const problem = problemSchema.safeParse(body);
  const told = problem.success && ourCodes.has(problem.data.code) ? (problem.data.code as XiaoerErrorCode) : null;
  const code = told ?? codesByStatus[status] ?? (status >= 500 ? 'INTERNAL' : 'REQUEST_INVALID');
  const detail = (problem.success && problem.data.detail) || `The server answered ${status}.`;
  return new XiaoerError(code, `${what} failed: ${detail}`, {
    cause,
    ...(problem.success ? { data: problem.data } : {}),
  });
}

/** No answer within the time of the call. */
export function timedOut(what: string, cause?: unknown): XiaoerError {
  return new XiaoerError('TIMEOUT', `${what} took too long; it will be tried again.`, { cause });
}

/** No answer at all, or none that can be read. What is a XiaoerError already stays. */
export function unreachable(what: string, cause: unknown, why = 'the answer could not be read'): XiaoerError {
  if (isXiaoerError(cause)) return cause;
  return new XiaoerError('NETWORK_FAILED', `${what} failed: ${why}. Check the connection and the base URL.`, { cause });
}

/** True where another address of the same server may do better. */
export function isUnreachable(error: unknown): boolean {
  return isXiaoerError(error) && ['NETWORK_FAILED', 'TIMEOUT', 'DEGRADED'].includes(error.code);
}
