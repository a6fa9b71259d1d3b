import { describe, expect, it } from 'vitest';
import type { Slot } from '../pack/step-schema.ts';
import type { Entity } from '../ports/understander.ts';
import { initialState } from '../session/initial-state.ts';
import { smallPack } from './fixtures/small-pack.ts';
import { hear } from './heard.ts';
import { createSearches } from './searches.ts';
import { isMistyped, readSlot } from './slot-values.ts';

const pack = smallPack();
const searches = createSearches(pack);

function entity(text: string, type: string, part: string): Entity {
  const start = text.indexOf(part);
  return { type, start, end: start + part.length, text: part, value: part };
}

function reading(slot: Partial<Slot> & Pick<Slot, 'type'>, text: string, isAsked: boolean, entities: Entity[] = []) {
  const understanding = {
    intents: [],
    inScope: 1,
    entities,
    emotion: { label: 'neutral' as const, upset: 0 },
    model: 'none',
  };
  const heard = hear(text, understanding, initialState, pack, searches);
  return {
    name: 'slot',
    slot: { label: '抬头', ...slot },
    heard,
    pack,
    locale: 'zh-CN',
    normalize: searches.normalize,
    spokenOf: [],
    isAsked,
  };
}

function read(
  slot: Partial<Slot> & Pick<Slot, 'type'>,
  text: string,
  isAsked = false,
  entities: Entity[] = [],
): unknown {
  return readSlot(reading(slot, text, isAsked, entities))?.value ?? null;
}

const reasons: Slot['options'] = {
  quality: { label: '质量问题', words: ['坏了'] },
  size: { label: { 'zh-CN': '尺码不合适', en: 'wrong size' }, words: ['太小', 'too small'] },
};

describe('readSlot', () => {
  it('never takes a sentence as free text unless the slot is asked', () => {
    expect(read({ type: 'text' }, '我要开发票')).toBe(null);
    expect(read({ type: 'text' }, '王小明', true)).toBe('王小明');
    expect(read({ type: 'text' }, '确认', true)).toBe(null);
  });

  it('takes free text without what other entities used', () => {
    const text = '王小明 a@b.cn';
    expect(read({ type: 'text' }, text, true, [entity(text, 'email', 'a@b.cn')])).toBe('王小明');
  });

  it('reads a value behind the label of its slot', () => {
    expect(read({ type: 'text' }, '抬头写王小明，个人的')).toBe('王小明');
    expect(read({ type: 'text', label: '发票抬头' }, '抬头是王小明')).toBe('王小明');
  });

  it('reads a choice by label or word in any script, and what stands against it does not count', () => {
    expect(read({ type: 'choice', options: reasons }, '尺碼不合適')).toBe('size');
    expect(read({ type: 'choice', options: reasons }, 'they are too small')).toBe('size');
    expect(read({ type: 'choice', options: reasons }, '不是质量问题，是太小')).toBe('size');
    expect(read({ type: 'choice', options: reasons }, '随便')).toBe(null);
  });

  it('takes the last said of two options that fit equally well', () => {
    const options = { return: { label: '退货', words: ['要退'] }, refund: { label: '退款' } };
    expect(read({ type: 'choice', options }, '要退款')).toBe('refund');
    expect(read({ type: 'choice', options }, '我要退')).toBe('return');
  });

  it('reads a tax number of 15 to 20 characters only', () => {
    expect(read({ type: 'tax_no' }, '税号91330106ma2abcde1x')).toBe('91330106MA2ABCDE1X');
    expect(read({ type: 'tax_no' }, '税号9133')).toBe(null);
  });

  it('reads counts in digits and in words', () => {
    expect(read({ type: 'quantity' }, '要两件', false, [entity('要两件', 'quantity', '两件')])).toBe(2);
    expect(read({ type: 'quantity' }, '二十', true)).toBe(20);
  });

  it('reads a product by any of its names', () => {
    expect(read({ type: 'product' }, '那条圍巾多少钱')).toBe('P1');
    expect(read({ type: 'product' }, 'two scarfs please')).toBe('P1');
    expect(read({ type: 'product' }, '面膜有吗')).toBe('P3');
  });

  it('does not take a complaint about a size for the size that is wanted', () => {
    const text = 'too 蓝';
    expect(read({ type: 'variant' }, text, false, [entity(text, 'attribute', '蓝')])).toBe(null);
    expect(read({ type: 'variant' }, '换成蓝色')).toBe('蓝');
  });

  it('refuses what does not fit the pattern of the slot', () => {
    expect(read({ type: 'text', pattern: '^\\d{4}$' }, 'abc', true)).toBe(null);
    expect(read({ type: 'text', pattern: '^\\d{4}$' }, '1234', true)).toBe('1234');
  });

  it('sees that an e-mail address was tried', () => {
    expect(isMistyped(reading({ type: 'email' }, '发到 a@b', true))).toBe(true);
    expect(isMistyped(reading({ type: 'email' }, '不知道', true))).toBe(false);
  });
});
