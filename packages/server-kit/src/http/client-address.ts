import type { Call } from './call.ts';

/** The address that rate limits count by. X-Forwarded-For is what any client may write, so it counts behind a trusted proxy only. */
export function clientAddress(call: Call, trustProxy: boolean): string {
  // The last entry is the one that our proxy added itself.
  const forwarded = trustProxy ? call.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded || call.ip || 'unknown';
}
