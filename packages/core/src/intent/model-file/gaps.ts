import { invalidModel } from './invalid.ts';

/** Ascending numbers as gaps of one byte, those of 255 and more cut into 255s. */
export function gapsOf(ascending: Iterable<number>): number[] {
  const bytes: number[] = [];
  let before = 0;
  for (const number of ascending) {
    let gap = number - before;
    for (; gap >= 255; gap -= 255) bytes.push(255);
    bytes.push(gap);
    before = number;
  }
  return bytes;
}

/** The inverse of `gapsOf`. Throws MODEL_INVALID where there are not `count` numbers. */
export function sumGaps(bytes: Uint8Array, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  let number = 0;
  let filled = 0;
  for (const byte of bytes) {
    number += byte;
    if (byte === 255) continue;
    numbers[filled] = number;
    filled += 1;
  }
  if (filled !== count) throw invalidModel('its numbers do not add up');
  return numbers;
}
