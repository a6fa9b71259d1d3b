import { describe, expect, it } from 'vitest';
import { isXiaoerError } from '../errors.ts';
import { evaluateSource } from './evaluate.ts';
import { parseExpression } from './expression.ts';

const scope = {
  order: {
    state: 'paid',
    paidFen: 29900,
    deliveredAt: '2026-11-17T10:00:00+08:00',
    lines: [{ product: 'P1', quantity: 2 }],
  },
  reason: 'quality',
  empty: null,
  now: Date.parse('2026-11-20T09:00:00+08:00'),
  products: { P1: { title: '围巾', tags: { food: true } } },
};

describe('evaluate', () => {
  it.each([
    ['order.state == "paid"', true],
    ['order.state != "paid"', false],
    ['order.state in ["unpaid", "paid"]', true],
    ['not (order.state in ["unpaid", "paid"])', false],
    ['not order.state == "paid" or reason == "quality"', true],
    ['order.paidFen / 100 + 1 * 2', 301],
    ['1 + 2 * 3 - 4', 3],
    ['10 - 3 - 2', 5],
    ['-order.paidFen', -29900],
    ['empty ?? "none"', 'none'],
    ['empty is null and reason is not null', true],
    ['order.lines[0].product', 'P1'],
    ['order.lines[9].product is null', true],
    ['unknown.path.far is null', true],
    ['days_since(order.deliveredAt)', 2],
    ['days_since(order.deliveredAt) <= 7', true],
    ['days_since(empty) > 7', false],
    ['sum(order.lines, "quantity")', 2],
    ['has(order.lines, "product", "P1")', true],
    ['product(order.lines[0].product).tags.food', true],
    ['contains("顺丰速运", "顺丰")', true],
    ['reason == "quality" and "坏了" or "其他"', '坏了'],
    ['"a" + 1', 'a1'],
    ['empty < 3', false],
    ['1 / 0', null],
  ])('gives the value of %s', (source, value) => {
    expect(evaluateSource(source, scope)).toEqual(value);
  });

  it('reaches nothing that a scope does not own', () => {
    expect(evaluateSource('order.constructor', scope)).toBe(null);
    expect(evaluateSource('__proto__', scope)).toBe(null);
    expect(evaluateSource('toString', scope)).toBe(null);
    expect(evaluateSource('constructor("x")', scope)).toBe(null);
  });
});

describe('parseExpression', () => {
  it.each([
    ['order.state = "paid"', 13],
    ['order.', 7],
    ['(1 + 2', 7],
    ['1 +', 4],
    ['a b', 3],
    ['"open', 1],
    ['', 1],
  ])('refuses %s and names the column', (source, column) => {
    let error: unknown = null;
    try {
      parseExpression(source);
    } catch (caught) {
      error = caught;
    }
    expect(isXiaoerError(error) && error.code).toBe('PACK_INVALID');
    expect(error).toMatchObject({ data: { column } });
  });

  it('gives plain JSON, so that it survives being stored', () => {
    const tree = parseExpression('a.b[0] in ["x"] and not c(1) is null');
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
  });

  it('refuses nesting without end', () => {
    expect(() => parseExpression('('.repeat(5000))).toThrow('nested too deeply');
  });
});
