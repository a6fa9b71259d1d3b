import { expect, test } from 'vitest';
import type { PlacedLine } from './corpus-line.ts';
import { mouldIssues } from './mould-issues.ts';

function line(text: string, index: number, product?: string): PlacedLine {
  const at = product === undefined ? -1 : text.indexOf(product);
  const until = at + (product?.length ?? 0);
  const spans = product === undefined ? [] : [{ type: 'product', start: at, end: until, at, until, surface: product }];
  return {
    file: 'after.jsonl',
    line: index + 1,
    text,
    intent: 'after.return',
    variety: 'zh',
    emotion: 'neutral',
    spans,
  };
}

const found = (lines: readonly PlacedLine[]) => mouldIssues(new Map([['after.return', lines]]));

const goods = ['裙子', '鞋', '手机壳', '耳机', '水杯', '键盘', '台灯', '毛巾'];

test('sentences that differ in their entities only are told once, with their lines', () => {
  const [issue, ...others] = found(
    goods.slice(0, 4).map((product, index) => line(`这个${product}我不想要了`, index, product)),
  );
  expect(issue).toMatchObject({
    line: 1,
    code: 'mould',
    what: '4 lines say "这个<product>我不想要了" (also lines 2, 3, 4)',
  });
  expect(others).toEqual([]);
});

test('a number that changes does not hide a mould', () => {
  const lines = ['订单尾号1234帮我退掉', '订单尾号88帮我退掉', '订单尾号207帮我退掉'].map((text, index) =>
    line(text, index),
  );
  expect(found(lines).map(({ code }) => code)).toEqual(['mould']);
});

test('two of a kind, and what is nearly all entity, are no mould', () => {
  expect(found(goods.slice(0, 2).map((product, index) => line(`这个${product}我不想要了`, index, product)))).toEqual(
    [],
  );
  expect(found(goods.map((product, index) => line(`${product}有吗`, index, product)))).toEqual([]);
});

test('an intent whose lines begin alike and repeat their words is told', () => {
  const lines = Array.from({ length: 64 }, (_, index) =>
    line(
      `请问一下${goods[index % 8] ?? ''}${['怎么', '能不能', '可以', '如何'][Math.floor(index / 16)] ?? ''}退货`,
      index,
    ),
  );
  expect(found(lines).map(({ code }) => code)).toEqual(['mould-start', 'mould-grams']);
});

test('few lines are too little to judge an intent by', () => {
  const lines = Array.from({ length: 20 }, (_, index) =>
    line(`请问一下怎么退${String.fromCharCode(0x4e00 + index)}`, index),
  );
  expect(found(lines)).toEqual([]);
});
