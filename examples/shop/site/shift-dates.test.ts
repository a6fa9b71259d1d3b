import { expect, test } from 'vitest';
import { dayNumber, shiftDates } from './shift-dates.ts';

test('moves every time by whole days and keeps the hour', () => {
  const before = { orders: [{ placedAt: '2026-11-19T09:20:00+08:00', orderNo: '20261118100002' }], count: 3 };
  expect(shiftDates(before, 12)).toEqual({
    orders: [{ placedAt: '2026-12-01T09:20:00+08:00', orderNo: '20261118100002' }],
    count: 3,
  });
});

test('counts days by the clock of the shop', () => {
  const lateEvening = Date.parse('2026-11-19T23:59:00+08:00');
  expect(dayNumber(lateEvening + 60_000) - dayNumber(lateEvening)).toBe(1);
  expect(dayNumber(lateEvening - 3_600_000)).toBe(dayNumber(lateEvening));
});
