import { describe, expect, it, test } from 'vitest';
import { isXiaoerError } from '../../errors.ts';
import { builtinLexicon } from '../../intent/builtin-lexicon.ts';
import { createEntityFinder } from '../../intent/entities/find.ts';
import { createNormalizer } from '../../intent/normalize.ts';
import { readTagger, writeTagger } from '../../intent/tagger/tagger-file.ts';
import type { TaggedLine } from './tagged-line.ts';
import { trainTagger } from './train-tagger.ts';

const normalize = createNormalizer(builtinLexicon.characters);
const frames = [
  '我想退%',
  '买的%坏了',
  '帮我看看%',
  '%什么时候发货',
  '换一个%行吗',
  '这个%的质量太差',
  'return the % please',
];
const goods = ['电饭锅', '连衣裙', '猫粮', '台灯', '自行车', '水杯', '耳机', '键盘', '枕头', '手表', 'hoodie'];
const people = ['王小明', '李华', '张三丰', '赵敏', '周伯通', 'Kevin Li'];

/** A line from a frame: the mark is where the name goes. */
function lineOf(frame: string, name: string, type: string): TaggedLine {
  const start = Array.from(frame.slice(0, frame.indexOf('%'))).length;
  return { text: frame.replace('%', name), entities: [{ type, start, end: start + Array.from(name).length }] };
}

const lines: TaggedLine[] = [
  ...goods.flatMap((name) => frames.map((frame) => lineOf(frame, name, 'product'))),
  ...people.flatMap((name) => ['收件人%', '我叫%', '联系人是%'].map((frame) => lineOf(frame, name, 'person'))),
  ...['你好', '在吗', '什么时候发货', '我要退货', '谢谢'].map((text) => ({ text })),
];
const options = {
  types: ['product', 'person'],
  normalize,
  findHints: () => [],
  words: { goods: [...goods.slice(0, 8), '录音笔', '行李箱'] },
  size: 4000,
  hashBits: 16,
};
const tagger = trainTagger(lines, options);
const find = createEntityFinder({ names: { product: { P7: ['小蓝伞'] } } }, tagger);
const found = (text: string) => find(text, normalize(text)).map(({ type, text: part }) => `${type}:${part}`);

describe('a trained tagger', () => {
  it('finds names that it has never seen where names stand', () => {
    expect(found('收件人郭靖')).toEqual(['person:郭靖']);
    expect(found('换一个水壶行吗')).toEqual(['product:水壶']);
  });

  it('finds words of its lists that no line has', () => {
    expect(found('行李箱呢')).toEqual(['product:行李箱']);
  });

  it('takes a marked name for a word where it was marked often enough', () => {
    const knows = (least: number) =>
      trainTagger([...lines, lineOf('一个%', '加湿器', 'product')], { ...options, wordTypes: { product: least } }).words
        .keys.length;
    expect(knows(1) - knows(2)).toBe(1);
    expect(knows(2) - trainTagger(lines, options).words.keys.length).toBeGreaterThan(0);
  });

  it('finds nothing where nothing stands', () => {
    expect(found('你好')).toEqual([]);
    expect(found('')).toEqual([]);
  });

  it.each([
    ['😀我想退电饭锅👍', '电饭锅'],
    ['我想退ＨＯＯＤＩＥ', 'ＨＯＯＤＩＥ'],
    ['買的連衣裙壞了', '連衣裙'],
  ])('says where it stands in the text as typed: %s', (text, name) => {
    const [entity] = find(text, normalize(text));
    expect(entity).toMatchObject({ type: 'product', text: name, start: text.indexOf(name) });
    expect(entity?.end).toBe(text.indexOf(name) + name.length);
  });

  it('writes names of people as the customer did', () => {
    const text = '收件人Kevin Li';
    expect(find(text, normalize(text))).toMatchObject([{ type: 'person', value: 'Kevin Li' }]);
  });

  it('gives way to the merchant’s own names', () => {
    const text = '我想退小蓝伞';
    expect(find(text, normalize(text))).toMatchObject([{ type: 'product', text: '小蓝伞', value: 'P7' }]);
  });

  it('leaves checked numbers to the rules', () => {
    expect(found('我想退电饭锅 电话13800001001')).toEqual(['product:电饭锅', 'phone:13800001001']);
  });

  it('gives the same bytes from the same lines, and reads what it has written', () => {
    const bytes = writeTagger(trainTagger(lines, options));
    expect(bytes).toEqual(writeTagger(tagger));
    expect(writeTagger(readTagger(bytes))).toEqual(bytes);
  });

  it('stays quick on a pasted page and on a hostile line', () => {
    for (const text of ['退电饭锅'.repeat(2_500_000), `${'a1'.repeat(5000)}的`, '一'.repeat(100_000)]) {
      const normalized = { ...normalize(text.slice(0, 20_000)) };
      const startedAt = performance.now();
      find(text, normalized);
      expect(performance.now() - startedAt).toBeLessThan(1500);
    }
  });
});

describe('readTagger', () => {
  const bytes = writeTagger(tagger);
  const damaged = (change: (copy: Uint8Array) => void) => {
    const copy = bytes.slice();
    change(copy);
    return copy;
  };
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array(0)],
    ['the beginning', bytes.slice(0, 50)],
    ['all but the end', bytes.slice(0, -1)],
    ['more than there is', Uint8Array.from([...bytes, 0])],
    ['another header', damaged((copy) => copy.fill(120, 6, 20))],
    ['a header that is too long', damaged((copy) => copy.fill(255, 0, 4))],
  ];
  test.each(cases)('refuses %s', (_, file) => {
    try {
      readTagger(file);
      expect.unreachable();
    } catch (error) {
      expect(isXiaoerError(error) && error.code).toBe('MODEL_INVALID');
    }
  });
});
