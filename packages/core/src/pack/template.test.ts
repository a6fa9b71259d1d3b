import { describe, expect, it } from 'vitest';
import { pickText, renderTemplate } from './template.ts';

const scope = {
  order: {
    orderNo: '20261115100001',
    paidFen: 23960,
    placedAt: '2026-11-15T09:05:00+08:00',
    state: 'shipped',
    lines: [
      { title: '围巾', variant: '蓝', quantity: 1 },
      { title: '面', quantity: 2 },
    ],
  },
  kind: 'exchange',
  labels: { kind: '换货' },
  names: ['甲', '乙'],
  empty: null,
};

describe('renderTemplate', () => {
  it.each([
    ['共{order.paidFen | money}', '共¥239.6'],
    ['{order.orderNo|tail4}', '0001'],
    ['{order.placedAt | date}', '11月15日'],
    ['{order.placedAt | time}', '11月15日 09:05'],
    ['{order.state | state}', '已发货'],
    ['{order.lines | lines}', '围巾 蓝 ×1、面 ×2'],
    ['{order.lines | count}件', '2件'],
    ['{names | join}', '甲、乙'],
    ['{kind}', '换货'],
    ['{slots.kind}', ''],
    ['[{empty}]', '[]'],
    ['{{不是变量}}', '{不是变量}'],
    ['{kind == "exchange" and "换" or "退"}', '换'],
    ['{"a|b"}', 'a|b'],
  ])('fills %s', (template, text) => {
    expect(renderTemplate(template, scope, 'zh-CN')).toBe(text);
  });

  it('speaks the language of the customer', () => {
    expect(renderTemplate('{order.placedAt | date}, {order.state | state}, {names | join}', scope, 'en')).toBe(
      'Nov 15, shipped, 甲, 乙',
    );
  });

  it('shows a time without an offset in the zone of the shop', () => {
    const at = { at: '2026-11-15T22:30:00Z' };
    expect(renderTemplate('{at | time}', at, 'zh-CN')).toBe('11月16日 06:30');
    expect(renderTemplate('{at | time}', { ...at, facts: { utc_offset_minutes: 0 } }, 'zh-CN')).toBe('11月15日 22:30');
  });

  it('refuses a brace that is not closed and a filter that does not exist', () => {
    expect(() => renderTemplate('订单{order', scope, 'zh-CN')).toThrow('is not closed');
    expect(() => renderTemplate('{order | monney}', scope, 'zh-CN')).toThrow('There is no filter “monney”');
  });
});

describe('pickText', () => {
  it('falls back to zh-CN', () => {
    const text = { 'zh-CN': '好', en: 'Good' };
    expect(['zh-CN', 'zh-TW', 'en', 'fr'].map((locale) => pickText(text, locale))).toEqual(['好', '好', 'Good', '好']);
  });
});
