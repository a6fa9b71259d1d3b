import type { NextId } from '@xiaoer/core';

const digits = 36;

function randomText(): string {
  return Math.random().toString(digits).slice(2, 12);
}

/**
 * Ids from time, a counter and 100 random bits. They need only be unique, not secret: a mini-program promises no
 * `crypto`.
 */
export function miniIds(now: () => number = Date.now): NextId {
  let count = 0;
  return () => {
    count += 1;
    return `${now().toString(digits)}${count.toString(digits)}-${randomText()}${randomText()}`;
  };
}
