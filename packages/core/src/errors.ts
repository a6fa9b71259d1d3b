const mark = Symbol.for('xiaoer.error');

/** Every code an error of ours can carry. Server-kit maps them to HTTP statuses. */
export type XiaoerErrorCode =
  | 'OPTIONS_INVALID'
  | 'PACK_INVALID'
  | 'MODEL_INVALID'
  | 'TRAINING_INVALID'
  | 'STORAGE_FAILED'
  | 'NETWORK_FAILED'
  | 'TIMEOUT'
  | 'CONVERSATION_CLOSED'
  | 'REQUEST_INVALID'
  | 'RAW_BODY_REQUIRED'
  | 'UNAUTHENTICATED'
  | 'IDENTITY_INVALID'
  | 'FORBIDDEN'
  | 'ORIGIN_FORBIDDEN'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA'
  | 'RATE_LIMITED'
  | 'LOOKUP_FAILED'
  | 'LOOKUP_TIMEOUT'
  | 'DEGRADED'
  | 'INTERNAL';

/** The one error family of Xiaoer: what failed and what to do next in `message`, the original in `cause`. */
export class XiaoerError extends Error {
  override readonly name = 'XiaoerError';
  readonly code: XiaoerErrorCode;
  readonly data: unknown;

  constructor(code: XiaoerErrorCode, message: string, options: { cause?: unknown; data?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = options.data;
    Object.defineProperty(this, mark, { value: true });
  }
}

/** True for a XiaoerError of any copy of the package. */
export function isXiaoerError(error: unknown): error is XiaoerError {
  return typeof error === 'object' && error !== null && mark in error;
}
