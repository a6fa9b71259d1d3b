import type { XiaoerErrorCode } from '@xiaoer/core/errors';

/** How an error code reads in HTTP: status, title, and whether the same call may succeed later. */
export interface ErrorStatus {
  readonly status: number;
  readonly title: string;
  readonly retryable: boolean;
}

const statuses: Record<XiaoerErrorCode, ErrorStatus> = {
  OPTIONS_INVALID: { status: 500, title: 'Server is set up wrongly', retryable: false },
  PACK_INVALID: { status: 500, title: 'Pack is invalid', retryable: false },
  MODEL_INVALID: { status: 500, title: 'Model is invalid', retryable: false },
  TRAINING_INVALID: { status: 500, title: 'Training is invalid', retryable: false },
  STORAGE_FAILED: { status: 503, title: 'Storage failed', retryable: true },
  NETWORK_FAILED: { status: 502, title: 'Network failed', retryable: true },
  TIMEOUT: { status: 504, title: 'Timed out', retryable: true },
  CONVERSATION_CLOSED: { status: 410, title: 'Conversation is closed', retryable: false },
  REQUEST_INVALID: { status: 400, title: 'Request is invalid', retryable: false },
  RAW_BODY_REQUIRED: { status: 400, title: 'Body was read already', retryable: false },
  UNAUTHENTICATED: { status: 401, title: 'Not signed in', retryable: false },
  IDENTITY_INVALID: { status: 401, title: 'Identity is not valid', retryable: false },
  FORBIDDEN: { status: 403, title: 'Not allowed', retryable: false },
  ORIGIN_FORBIDDEN: { status: 403, title: 'Origin is not allowed', retryable: false },
  NOT_FOUND: { status: 404, title: 'Not found', retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, title: 'Method not allowed', retryable: false },
  CONFLICT: { status: 409, title: 'Conflict', retryable: false },
  PAYLOAD_TOO_LARGE: { status: 413, title: 'Body is too large', retryable: false },
  UNSUPPORTED_MEDIA: { status: 415, title: 'Content type is not supported', retryable: false },
  RATE_LIMITED: { status: 429, title: 'Too many requests', retryable: true },
  LOOKUP_FAILED: { status: 502, title: 'Lookup failed', retryable: true },
  LOOKUP_TIMEOUT: { status: 504, title: 'Lookup timed out', retryable: true },
  DEGRADED: { status: 503, title: 'Service is degraded', retryable: true },
  INTERNAL: { status: 500, title: 'Internal error', retryable: true },
};

/** HTTP status, title and retryability of an error code; a code of a newer core reads as INTERNAL. */
export function statusOf(code: XiaoerErrorCode): ErrorStatus {
  return statuses[code] ?? statuses.INTERNAL;
}
