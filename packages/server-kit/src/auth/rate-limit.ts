import { XiaoerError } from '@xiaoer/core/errors';
import type { KitClock } from '../clock.ts';

/** What is left of an allowance, for the RateLimit headers. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** Takes one from the key's allowance; null where there is no limit. Throws RATE_LIMITED with `retryAfterMs` when it is used up. */
export type TakeOne = (key: string) => Allowance | null;

/** Keys that are remembered; beyond it the ones that were refilled longest ago are forgotten. */
const maximumKeys = 50_000;

/** A token bucket per key: `perMinute` at once, refilled evenly. */
export function rateLimiter(perMinute: number, what: string, clock: KitClock): TakeOne {
  const buckets = new Map<string, { left: number; at: number }>();
  return (key) => {
    if (perMinute === Infinity) return null;
    const now = clock.now();
    const bucket = buckets.get(key) ?? { left: perMinute, at: now };
    const left = Math.min(perMinute, bucket.left + (Math.max(0, now - bucket.at) * perMinute) / 60_000);
    buckets.delete(key);
    const oldest = buckets.size >= maximumKeys ? buckets.keys().next().value : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
    buckets.set(key, { left: Math.max(0, left < 1 ? left : left - 1), at: now });
    if (left < 1) {
      const retryAfterMs = Math.ceil(((1 - left) * 60_000) / perMinute);
      throw new XiaoerError('RATE_LIMITED', `Too many ${what}. Wait and try again.`, {
        data: {
          retryAfterMs,
          allowance: { limit: perMinute, remaining: 0, resetSeconds: Math.ceil(retryAfterMs / 1000) },
        },
      });
    }
    const remaining = Math.floor(left - 1);
    return { limit: perMinute, remaining, resetSeconds: Math.ceil(((perMinute - remaining) * 60) / perMinute) };
  };
}
