import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sqliteShopStore } from './shop-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'shop-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = Date.parse('2026-11-20T12:00:00+08:00');
const dayMs = 86_400_000;

test('keeps what a customer did and lets its dates move along', () => {
  const file = join(folder, 'kept.sqlite');
  const first = sqliteShopStore(file, () => start);
  first.state.notices.push({ customer: 'u1001', product: 'P100', variant: '红L' });
  first.save();
  first.close();

  const later = sqliteShopStore(file, () => start + 30 * dayMs);
  expect(later.state.notices).toHaveLength(1);
  const order = later.state.orders.find((one) => one.orderNo === '20261118100002');
  expect(order?.placedAt.slice(0, 10)).toBe('2026-12-19');
  later.close();
});

test('moves on at midnight while it runs', () => {
  let now = start;
  const store = sqliteShopStore(join(folder, 'midnight.sqlite'), () => now);
  const placedAt = () => store.state.orders.find((one) => one.orderNo === '20261118100002')?.placedAt.slice(0, 10);
  expect(placedAt()).toBe('2026-11-19');
  now += dayMs;
  expect(placedAt()).toBe('2026-11-20');
  store.close();
});
