import { XiaoerError } from '@xiaoer/core/errors';
import type { SessionUser } from '@xiaoer/core/protocol';

/** What a lookup is told. */
export interface LookupContext {
  /** The verified customer: look up only what is his. */
  readonly user: SessionUser;
  /** Aborted when the time is over or the customer goes away. */
  readonly signal: AbortSignal;
  /** The same for each repetition of one act; pass it on to systems that know such keys. Null where the face sent none. */
  readonly key: string | null;
  readonly requestId: string;
}

/** A schema that this server can check with: Standard Schema, or anything with zod's `safeParse`. */
export type LookupSchema =
  | { readonly '~standard': { readonly validate: (value: unknown) => unknown } }
  | {
      readonly safeParse: (value: unknown) => {
        readonly success: boolean;
        readonly data?: unknown;
        readonly error?: unknown;
      };
    };

/** What a face asks with: a JSON object. */
export type LookupInput = Readonly<Record<string, unknown>>;

/** Answers with plain JSON. Throw `notFound()` for what this customer does not have. */
// Taken from a method, since parameters of methods may be narrower than declared: each function names its own input.
export type LookupFunction = { call(input: LookupInput, context: LookupContext): unknown }['call'];

/** A lookup with its rules. */
export interface LookupDefinition {
  readonly input?: LookupSchema | undefined;
  readonly output?: LookupSchema | undefined;
  /** It changes something: faces must send a key, and the same key answers the stored result. Default false. */
  readonly write?: boolean | undefined;
  /** Default 8,000. */
  readonly timeoutMs?: number | undefined;
  readonly run: LookupFunction;
}

/** A function, or a function with rules. */
export type Lookup = LookupFunction | LookupDefinition;

/** Throw it in a lookup for what does not exist or is another customer's: the two must read the same. */
export function notFound(message = 'There is no such thing for this customer.'): XiaoerError {
  return new XiaoerError('NOT_FOUND', message);
}
