import { describe, expect, it } from 'vitest';
import { freshState, memoryShopStore } from './data.ts';
import { createLookups } from './lookups.ts';

const now = Date.parse('2026-11-20T10:00:00+08:00');
const xiao = { user: { id: 'u1001' } };
const wang = { user: { id: 'u1002' } };

function shop() {
  const store = memoryShopStore(now);
  const lookups = createLookups({ now: () => now, store });
  const call = async (name: string, input: Record<string, unknown> = {}, context = xiao): Promise<unknown> =>
    lookups[name]?.(input, context);
  return { store, call, names: Object.keys(lookups) };
}

describe('the lookups of the shop', () => {
  it('are the thirteen that its pack names', () => {
    expect(shop().names).toHaveLength(13);
  });

  it('list a customer’s own orders only, newest first, without address and phone', async () => {
    const orders = await shop().call('orders.list');
    expect(orders).toMatchObject([{ orderNo: '20261118100002' }, { orderNo: '20261115100001' }, {}, {}]);
    expect(JSON.stringify(orders)).not.toMatch(/13800001001|文三路/);
  });

  it('do not find another customer’s order, whatever is asked of it', async () => {
    const { call } = shop();
    const input = { orderNo: '20261116200002', reason: 'x', address: 'x', kind: 'return', title: 'x', email: 'x@y.z' };
    for (const name of [
      'orders.get',
      'orders.cancel',
      'orders.changeAddress',
      'returns.create',
      'refunds.status',
      'invoices.create',
      'logistics.track',
    ])
      await expect(call(name, input), name).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(call('logistics.track', { trackingNo: 'YT7700123456789' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await call('logistics.track', { trackingNo: 'yt7700123456789' }, wang)).toMatchObject({ state: 'stuck' });
  });

  it('cancel what is not shipped and nothing else', async () => {
    const { call } = shop();
    expect(await call('orders.cancel', { orderNo: '20261118100002', reason: 'x' })).toMatchObject({
      refundFen: 19_900,
    });
    expect(await call('orders.get', { orderNo: '20261118100002' })).toMatchObject({ state: 'cancelled' });
    await expect(call('orders.cancel', { orderNo: '20261115100001' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it.each([
    ['红 L', 0, 5],
    ['红色L码', 0, 5],
    ['red L', 0, 5],
    ['黑 M', 8, null],
  ])('know the stock of %s', async (variant, available, restockDays) => {
    expect(await shop().call('stock.get', { product: 'P100', variant })).toMatchObject({ available, restockDays });
  });

  it('add up the variants that share a colour and refuse one that is not sold', async () => {
    const { call } = shop();
    expect(await call('stock.get', { product: '裙子', variant: '黑' })).toMatchObject({ available: 24, variant: null });
    expect(await call('stock.get', { product: 'P104', variant: '42码' })).toMatchObject({
      available: 20,
      variant: '42',
    });
    await expect(call('stock.get', { product: 'P104', variant: '紫色' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('open one return for an order, however often it is asked for', async () => {
    const { call, store } = shop();
    const input = { orderNo: '20261110100004', kind: 'return', reason: 'x' };
    expect(await call('returns.create', input)).toMatchObject({ isNew: true });
    expect(await call('returns.create', input)).toMatchObject({ isNew: false });
    expect(store.state.returns.filter(({ customer }) => customer === 'u1001')).toHaveLength(1);
    expect(await call('refunds.status')).toMatchObject([{ orderNo: '20261110100004', state: 'submitted' }]);
  });

  it('tell coupons, points and a restock notice apart by customer', async () => {
    const { call, store } = shop();
    expect(await call('coupons.list')).toHaveLength(1);
    expect(await call('coupons.list', {}, wang)).toEqual([]);
    expect(await call('points.get', {}, wang)).toMatchObject({ points: 120, worthFen: 100 });
    await call('restock.notify', { product: 'P100', variant: '红L' });
    await call('restock.notify', { product: 'P100', variant: '红 L' });
    expect(store.state.notices).toEqual([{ customer: 'u1001', product: 'P100', variant: '红L' }]);
  });

  it('never age: dates count from the day that is given', () => {
    const later = freshState(now + 30 * 86_400_000);
    expect(later.orders[0]?.placedAt).toBe('2026-12-19T09:20:00+08:00');
  });
});
