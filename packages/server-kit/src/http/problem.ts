import { isXiaoerError, XiaoerError } from '@xiaoer/core/errors';
import type { Problem } from '@xiaoer/core/protocol';
import { statusOf } from '../status.ts';
import type { Reply } from './call.ts';

/** Members of an error's `data` that a client may read. */
const publicMembers = ['index', 'event', 'issues', 'cursor', 'retryAfterMs'] as const;

/**
 * The problem+json answer of an error (RFC 9457). Only errors of ours tell their message; what the host's code threw
 * is INTERNAL and says no more than its request id.
 */
export function problemReply(error: unknown, requestId: string): Reply {
  const known = isXiaoerError(error)
    ? error
    : new XiaoerError('INTERNAL', 'Something failed on the server. The request id finds it in the server log.');
  const { status, title, retryable } = statusOf(known.code);
  const members = readMembers(known.data);
  const problem: Problem & Record<string, unknown> = {
    type: `https://xiaoer.dev/problems/${known.code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: known.message,
    code: known.code,
    requestId,
    retryable,
    ...members,
  };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  if (typeof members['retryAfterMs'] === 'number') {
    headers['retry-after'] = String(Math.max(1, Math.ceil(members['retryAfterMs'] / 1000)));
  }
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  return { status, headers, body: JSON.stringify(problem) };
}

function readMembers(data: unknown): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  if (typeof data !== 'object' || data === null) return members;
  for (const name of publicMembers) if (name in data) members[name] = (data as Record<string, unknown>)[name];
  return members;
}
