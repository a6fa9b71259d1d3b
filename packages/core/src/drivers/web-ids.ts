import type { NextId } from '../ports/ids.ts';

/** Random ids of 128 bits from the platform's crypto, which needs no secure context; also for Node. */
export function webIds(): NextId {
  return () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
