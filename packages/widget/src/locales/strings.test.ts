// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { en } from './en.ts';
import { launcherName } from './launcher-names.ts';
import { pickLocale } from './locale.ts';
import { createPhrases, fill } from './strings.ts';
import { zhCn } from './zh-cn.ts';
import { zhTw } from './zh-tw.ts';

const marksOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

it('has no empty text and the same marks in every language', () => {
  for (const [key, text] of Object.entries(zhCn)) {
    for (const other of [zhTw, en]) {
      const translated = other[key as keyof typeof zhCn];
      expect(translated, key).not.toBe('');
      // English says the queue's place without the number ahead where it reads better; marks may not be invented.
      expect(marksOf(text), key).toEqual(expect.arrayContaining(marksOf(translated)));
    }
  }
});

it('picks the nearest language', () => {
  expect(['zh', 'zh-CN', 'zh-Hans-SG'].map(pickLocale)).toEqual(['zh-CN', 'zh-CN', 'zh-CN']);
  expect(['zh-TW', 'zh-Hant', 'zh-HK'].map(pickLocale)).toEqual(['zh-TW', 'zh-TW', 'zh-TW']);
  expect(['en', 'en-GB', 'fr'].map(pickLocale)).toEqual(['en', 'en', 'en']);
});

it('reads the language of the page for auto', () => {
  document.documentElement.lang = 'en';
  expect(pickLocale('auto')).toBe('en');
  document.documentElement.lang = 'zh-TW';
  expect(pickLocale(undefined)).toBe('zh-TW');
});

it('names the launcher plainly while nothing is unread', () => {
  expect(launcherName('zh-CN', 0)).toBe('在线客服');
  expect(launcherName('zh-CN', 3)).toBe('在线客服，3 条未读消息');
});

it('writes money in yuan and days as people say them', () => {
  const words = createPhrases('zh-CN');
  const now = new Date(2026, 10, 20, 12).getTime();
  expect([words.money(29900), words.money(5990), words.money(5)]).toEqual(['¥299', '¥59.90', '¥0.05']);
  expect(words.date(new Date(2026, 10, 20, 1).toISOString(), now)).toBe('今天');
  expect(words.date(new Date(2026, 10, 19, 23).toISOString(), now)).toBe('昨天');
  expect(words.date(new Date(2026, 10, 21, 9).toISOString(), now)).toBe('明天');
  expect(words.date(new Date(2026, 10, 3).toISOString(), now)).toBe('11月3日');
  expect(words.date('nonsense', now)).toBe('');
});

it('leaves a mark without a value as it is', () => {
  expect(fill('{name} 与 {other}', { name: '小周' })).toBe('小周 与 {other}');
});
