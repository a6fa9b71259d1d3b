import { expect, test } from 'vitest';
import { ownFitOptions } from './own-options.ts';

const lines = (...texts: string[]) => texts.map((text) => ({ text, intent: 'gift.wrapping' }));

test('Chinese examples are trained with what the shipped model knows of the language', () => {
  const { knowledge, background } = ownFitOptions(lines('能帮我包装成礼物吗', '要礼盒', 'gift wrap please'));
  expect(background).toContain('天为什么是蓝的');
  expect(knowledge?.syllables.some((characters) => characters.includes('退'))).toBe(true);
  expect(knowledge?.concepts.length).toBeGreaterThan(500);
  expect(knowledge?.english).toBeUndefined();
});

test('English examples are trained with English stems and concepts', () => {
  const { knowledge, background } = ownFitOptions(lines('wrap it as a gift', 'Can you wrap it', '包装'));
  expect(knowledge?.english?.concepts.length).toBeGreaterThan(300);
  expect(knowledge?.english?.forms['lost']).toBe('lose');
  expect(knowledge?.syllables).toEqual([]);
  expect(background?.length).toBeGreaterThan(300);
});

test('English keywords alone count as English', () => {
  expect(ownFitOptions(lines('order status', 'refund', 'track parcel')).knowledge?.english).toBeDefined();
});

test('others are trained from themselves alone', () => {
  expect(ownFitOptions(lines('pouvez-vous l’emballer', 'emballage cadeau', '包装'))).toEqual({});
  expect(ownFitOptions(lines('¿me lo envuelven?', 'quiero cambiar mi pedido', 'no me llega el código'))).toEqual({});
});
