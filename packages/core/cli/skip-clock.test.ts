import { describe, expect, it } from 'vitest';
import { createSkipClock } from './skip-clock.ts';

describe('createSkipClock', () => {
  it('runs what falls due when it is put forward, in order, and no more', () => {
    const clock = createSkipClock(1_000);
    const ran: string[] = [];
    clock.after(8_000, () => ran.push('late'));
    clock.after(2_000, () => ran.push('soon'));
    clock.after(60_000, () => ran.push('never'));
    clock.after(1_000, () => ran.push('cancelled'))();
    clock.skip(10_000);
    expect(ran).toEqual(['soon', 'late']);
    expect(clock.now()).toBeGreaterThanOrEqual(11_000);
    expect(clock.now()).toBeLessThan(12_000);
  });
});
