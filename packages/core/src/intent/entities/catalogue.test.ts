import { expect, test } from 'vitest';
import { catalogueRule } from './catalogue.ts';

const find = catalogueRule(
  [{ product: { P1: ['衣', '连衣裙'], P2: ['裙'] } }, { attribute: { L: ['l'], xl: [] } }],
  (name) => name,
);
const found = (text: string) =>
  find(text).map(({ type, start, end, value }) => `${type} ${text.slice(start, end)} ${value}`);

test('takes the longest name at a place and goes on behind it', () => {
  expect(found('连衣裙和裙')).toEqual(['product 连衣裙 P1', 'product 裙 P2']);
});

test('a Latin name is found as a whole word only', () => {
  expect(found('l码 xl large')).toEqual(['attribute l L', 'attribute xl xl']);
});

test('a later list renames what an earlier one has', () => {
  const rule = catalogueRule([{ carrier: { 顺丰: [] } }, { carrier: { SF: ['顺丰'] } }], (name) => name);
  expect(rule('顺丰')[0]?.value).toBe('SF');
});

test('empty and endless names are left out', () => {
  expect(catalogueRule([{ product: { '': ['', 'x'.repeat(500)] } }], (name) => name)('x'.repeat(500))).toEqual([]);
});
