import { isXiaoerError, XiaoerError } from '@xiaoer/core/errors';
import type { SessionUser } from '@xiaoer/core/protocol';
import type { KitClock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { checkSchema } from './check-schema.ts';
import type { Lookup, LookupContext, LookupDefinition } from './lookup.ts';

/** One question to the merchant's own function. */
export interface LookupCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly user: SessionUser;
  readonly key: string | null;
  readonly requestId: string;
  /** Of the client; the function is told when it goes away. */
  readonly signal: AbortSignal;
}

const defaultTimeoutMs = 8000;
/** Failures that a lookup may tell the customer; everything else stays in the log. */
const tellable = new Set(['NOT_FOUND', 'CONFLICT', 'REQUEST_INVALID']);

/** A lookup with its rules, whichever way it was given. */
export function definitionOf(lookup: Lookup): LookupDefinition {
  return typeof lookup === 'function' ? { run: lookup } : lookup;
}

/**
 * Runs a lookup and resolves with plain JSON. Rejects with REQUEST_INVALID (input), LOOKUP_TIMEOUT, LOOKUP_FAILED (threw
 * or wrong shape, details in the log only), or what the lookup may tell: NOT_FOUND, CONFLICT, REQUEST_INVALID.
 */
export async function runLookup(
  lookup: LookupDefinition,
  call: LookupCall,
  clock: KitClock,
  log: Logger,
): Promise<unknown> {
  const { name, requestId } = call;
  const fail = (message: string, detail: unknown): never => {
    log({ level: 'error', message: `Lookup ${name} ${message}`, requestId, detail });
    throw new XiaoerError('LOOKUP_FAILED', `The shop could not answer ${name} now. Try again later.`);
  };
  const input = await checkSchema(lookup.input, call.input);
  if (!input.ok) {
    throw new XiaoerError('REQUEST_INVALID', `The input of ${name} is not right: ${input.issues.join('; ')}.`, {
      data: { issues: input.issues },
    });
  }
  let result: unknown;
  try {
    result = await inTime(lookup, input.value, call, clock);
  } catch (error) {
    if (isXiaoerError(error) && error.code === 'LOOKUP_TIMEOUT') {
      log({
        level: 'warn',
        message: `Lookup ${name} took longer than ${lookup.timeoutMs ?? defaultTimeoutMs} ms`,
        requestId,
      });
      throw error;
    }
    if (mayTell(error)) throw error;
    return fail('threw', error);
  }
  const output = await checkSchema(lookup.output, result ?? null);
  if (!output.ok) return fail('returned the wrong shape', output.issues);
  try {
    return JSON.parse(JSON.stringify(output.value ?? null));
  } catch (error) {
    return fail('returned something that is no JSON', error);
  }
}

function mayTell(error: unknown): boolean {
  return isXiaoerError(error) && tellable.has(error.code);
}

async function inTime(lookup: LookupDefinition, input: unknown, call: LookupCall, clock: KitClock): Promise<unknown> {
  const timeoutMs = lookup.timeoutMs ?? defaultTimeoutMs;
  const abort = new AbortController();
  const { user, key, requestId } = call;
  const context: LookupContext = { user, key, requestId, signal: AbortSignal.any([abort.signal, call.signal]) };
  let cancel: () => void = () => undefined;
  const tooLate = new Promise<never>((_, reject) => {
    cancel = clock.after(timeoutMs, () => {
      const error = new XiaoerError('LOOKUP_TIMEOUT', `The shop took too long to answer ${call.name}. Try again.`);
      reject(error);
      abort.abort(error);
    });
  });
  // A schema may make anything of the input; the function that comes with it takes just that.
  const run = lookup.run as (input: unknown, context: LookupContext) => unknown;
  try {
    return await Promise.race([Promise.resolve().then(() => run(input, context)), tooLate]);
  } finally {
    cancel();
  }
}
