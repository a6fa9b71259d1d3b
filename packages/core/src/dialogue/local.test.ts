import { describe, expect, it } from 'vitest';
import { smallPack } from './fixtures/small-pack.ts';
import type { LocalContext } from './local.ts';
import { callLocal } from './local.ts';

const context: LocalContext = {
  pack: smallPack(),
  locale: 'zh-CN',
  products: [],
  contextProduct: null,
  budget: { minFen: null, maxFen: null },
  known: {},
};

function output(name: string, input: Record<string, unknown>, changes: Partial<LocalContext> = {}): unknown {
  const result = callLocal(name, input, { ...context, ...changes });
  return result.found ? result.output : null;
}

describe('local.product', () => {
  it('takes the given, then the named, then the one spoken about', () => {
    expect(output('local.product', { product: 'P2' }, { products: ['P1'] })).toMatchObject({ id: 'P2' });
    expect(output('local.product', {}, { products: ['P1'], contextProduct: 'P3' })).toMatchObject({ id: 'P1' });
    expect(output('local.product', {}, { contextProduct: 'P3' })).toMatchObject({ id: 'P3', title: '荞麦面' });
    expect(output('local.product', {})).toBe(null);
    expect(output('local.product', { product: 'toString' })).toBe(null);
  });
});

describe('local.products', () => {
  it('compares those that are named, cheapest first', () => {
    expect(output('local.products', {}, { products: ['P2', 'P1'] })).toMatchObject({
      isComparison: true,
      cheapest: { id: 'P1' },
      dearest: { id: 'P2' },
    });
  });

  it('keeps to the budget', () => {
    expect(output('local.products', {}, { budget: { minFen: null, maxFen: 3000 } })).toMatchObject({
      count: 1,
      items: [{ id: 'P3' }],
    });
  });
});

describe('local.shipping_fee', () => {
  it.each([
    [{ product: 'P3' }, { feeFen: 800, isFree: false, goodsFen: 2500 }],
    [
      { product: 'P3', quantity: 4 },
      { feeFen: 0, isFree: true, goodsFen: 10000 },
    ],
    [
      { product: 'P3', quantity: 4, place: '新疆乌鲁木齐' },
      { feeFen: 1500, isRemote: true },
    ],
    [{ place: '上海' }, { feeFen: 800, isRemote: false, goodsFen: null }],
  ])('reckons %j', (input, expected) => {
    expect(output('local.shipping_fee', input)).toMatchObject(expected);
  });

  it('adds up goods that are named together', () => {
    expect(output('local.shipping_fee', { product: 'P3' }, { products: ['P3', 'P1'] })).toMatchObject({
      goodsFen: 22400,
      isFree: true,
      quantity: 2,
      product: { title: '荞麦面、真丝围巾' },
    });
  });
});
