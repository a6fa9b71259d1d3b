import type { NextId } from '../ports/ids.ts';

/** `tab1-00000001`, `tab1-00000002`, … */
export function fakeIds(prefix = 'fake'): NextId {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}-${String(last).padStart(8, '0')}`;
  };
}
