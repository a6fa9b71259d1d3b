const firstMs = 1000;
const longestMs = 30_000;

/** Milliseconds to wait after that many failures in a row (from 1): doubling to 30 s, half of it left to chance. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return Math.round(whole / 2 + (random() * whole) / 2);
}
