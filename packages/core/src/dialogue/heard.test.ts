import { describe, expect, it } from 'vitest';
import type { Entity } from '../ports/understander.ts';
import { initialState } from '../session/initial-state.ts';
import type { ConversationState } from '../session/state.ts';
import { readBudget } from './budget.ts';
import { smallPack } from './fixtures/small-pack.ts';
import { hear } from './heard.ts';
import { createSearches } from './searches.ts';

const pack = smallPack();
const searches = createSearches(pack);

function heard(text: string, state: Partial<ConversationState> = {}, entities: Entity[] = []) {
  const understanding = {
    intents: [],
    inScope: 1,
    entities,
    emotion: { label: 'neutral' as const, upset: 0 },
    model: 'none',
  };
  return hear(text, understanding, { ...initialState, ...state }, pack, searches);
}

describe('names of the pack in a sentence', () => {
  it('are found in either script, with spans of the text as typed', () => {
    const [entity] = heard('那條圍巾呢').entities;
    expect(entity).toMatchObject({ type: 'product', value: 'P1', text: '圍巾', start: 2, end: 4 });
  });

  it('are words of their own in Latin script', () => {
    expect(heard('my scarf').products).toEqual(['P1']);
    expect(heard('two scarfs').products).toEqual(['P1']);
    expect(heard('scarface').products).toEqual([]);
  });

  it('give a colour only where something says that it is one', () => {
    const attributes = (text: string) => heard(text).entities.filter(({ type }) => type === 'attribute').length;
    expect(['蓝色的', '要蓝', '蓝的', '蓝'].map(attributes)).toEqual([1, 1, 1, 1]);
    expect(attributes('蓝牙')).toBe(0);
  });
});

describe('goods that are pointed at', () => {
  const mentions = { product: ['P1', 'P2'] };

  it.each([
    ['便宜的那个', ['P1']],
    ['贵一点的', ['P2']],
    ['第二个多少钱', ['P2']],
    ['前者', ['P1']],
    ['那个怎么样', ['P1']],
    ['有货吗', []],
  ])('are those of %s', (text, products) => {
    expect(heard(text, { mentions }).products).toEqual(products);
  });

  it('are the page’s for “this one”, whatever was spoken about', () => {
    expect(heard('这款怎么样', { mentions, page: { product: 'P3' } }).products).toEqual(['P3']);
  });
});

describe('a follow-up', () => {
  it.each(['那背包呢', '蓝色的呢', '寄到西藏呢', '背包', 'what about the scarf', '没发货的那个'])('is %s', (text) => {
    expect(heard(text).isFollowUp).toBe(true);
  });

  it.each(['背包怎么退', '我想买一个背包送人', '你好', 'a@b.cn'])('is not %s', (text) => {
    const email = text.includes('@') ? [{ type: 'email', start: 0, end: text.length, text, value: text }] : [];
    expect(heard(text, {}, email).isFollowUp).toBe(false);
  });
});

describe('readBudget', () => {
  it.each([
    ['200以内的礼物', { minFen: null, maxFen: 20000 }],
    ['100块以上', { minFen: 10000, maxFen: null }],
    ['200左右', { minFen: 15000, maxFen: 25000 }],
    ['第200号', { minFen: null, maxFen: null }],
  ])('reads %s', (text, budget) => {
    expect(readBudget(heard(text))).toEqual(budget);
  });
});
