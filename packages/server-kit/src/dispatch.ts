import { isXiaoerError, XiaoerError } from '@xiaoer/core/errors';
import type { Allowance } from './auth/rate-limit.ts';
import type { Call, Reply } from './http/call.ts';
import type { Cors } from './http/cors.ts';
import { problemReply } from './http/problem.ts';
import type { Match } from './routes/match-route.ts';
import type { Services } from './services.ts';
import { statusOf } from './status.ts';

/** Headers of every answer: nothing of ours is a page, is cached, or is anybody else's to embed. */
const safety = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

interface DispatchOptions {
  readonly basePath: string;
  readonly services: Services;
  readonly cors: Cors;
  readonly match: (method: string, path: string) => Match;
}

/** One call from its first check to its answer. Never rejects: what fails becomes a problem, the unexpected is logged. */
export function createDispatch(options: DispatchOptions): (call: Call) => Promise<Reply> {
  const { cors, services } = options;
  return async (call) => {
    const requestId = requestIdOf(call);
    let left: Allowance | null = null;
    const note = (allowance: Allowance | null) => {
      if (allowance === null) return;
      if (left === null || allowance.remaining < left.remaining) left = allowance;
    };
    const reply = await answer(options, call, requestId, note).catch((error: unknown) => {
      logFailure(services, error, call, requestId);
      const used = allowanceOf(error);
      if (used !== null) left = used;
      return problemReply(error, requestId);
    });
    const headers = {
      ...safety,
      ...reply.headers,
      ...cors.headers(call),
      ...rateHeaders(left),
      'x-request-id': requestId,
    };
    return { ...reply, headers };
  };
}

async function answer(
  options: DispatchOptions,
  call: Call,
  requestId: string,
  note: (allowance: Allowance | null) => void,
): Promise<Reply> {
  const { basePath, services, cors, match } = options;
  const preflight = cors.preflight(call);
  if (preflight !== null) return preflight;
  cors.requireAllowed(call);
  const isBelow = call.path.startsWith(`${basePath}/`);
  const found = isBelow ? match(call.method, call.path.slice(basePath.length)) : { kind: 'none' as const };
  switch (found.kind) {
    case 'route':
      return found.route.answer({ call, params: found.params, requestId, services, note });
    case 'wrong-method': {
      const allow = found.allow.join(', ');
      const problem = problemReply(new XiaoerError('METHOD_NOT_ALLOWED', `Use ${allow} here.`), requestId);
      return { ...problem, headers: { ...problem.headers, allow } };
    }
    case 'none':
      throw new XiaoerError(
        'NOT_FOUND',
        isBelow
          ? 'There is no such route. GET openapi.json below the base path lists all.'
          : `server-kit answers below ${basePath || '/'}. If it is mounted elsewhere, set basePath in createServerKit to that path.`,
      );
    default:
      return found satisfies never;
  }
}

function requestIdOf(call: Call): string {
  const given = call.header('x-request-id');
  return given !== null && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}

function logFailure(services: Services, error: unknown, call: Call, requestId: string): void {
  const isExpected = isXiaoerError(error) && statusOf(error.code).status < 500;
  if (isExpected) return;
  // Failed lookups are logged where they fail, with their details.
  if (isXiaoerError(error) && (error.code === 'LOOKUP_FAILED' || error.code === 'LOOKUP_TIMEOUT')) return;
  services.log({ level: 'error', message: `${call.method} ${call.path} failed`, requestId, detail: error });
}

function allowanceOf(error: unknown): Allowance | null {
  if (!isXiaoerError(error) || typeof error.data !== 'object' || error.data === null || !('allowance' in error.data))
    return null;
  return error.data.allowance as Allowance;
}

function rateHeaders(allowance: Allowance | null): Readonly<Record<string, string>> {
  if (allowance === null) return {};
  return {
    'ratelimit-limit': String(allowance.limit),
    'ratelimit-remaining': String(allowance.remaining),
    'ratelimit-reset': String(allowance.resetSeconds),
  };
}
