import type { Call } from '../http/call.ts';

/** The token of an `Authorization: Bearer` header, null when there is none. */
export function bearerOf(call: Call): string | null {
  return /^Bearer +([\w.~+/=-]{1,8192})$/i.exec(call.header('authorization') ?? '')?.[1] ?? null;
}
