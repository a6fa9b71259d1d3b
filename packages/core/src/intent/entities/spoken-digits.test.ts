import { expect, test } from 'vitest';
import { builtinLexicon } from '../builtin-lexicon.ts';
import { createNormalizer } from '../normalize.ts';
import { createEntityFinder } from './find.ts';
import { spokenDigits } from './spoken-digits.ts';

const find = createEntityFinder({ lexicon: builtinLexicon });
const normalize = createNormalizer(builtinLexicon.characters);
const found = (text: string) =>
  find(text, normalize(text)).map((entity) => `${entity.type} ${entity.text} ${entity.value}`);

test.each([
  ['我电话幺三八零零零零幺零零幺', 'phone 幺三八零零零零幺零零幺 13800001001'],
  ['电话一三八〇〇〇〇一〇〇二', 'phone 一三八〇〇〇〇一〇〇二 13800001002'],
  ['幺三八 零零零零 幺零零幺', 'phone 幺三八 零零零零 幺零零幺 13800001001'],
  ['１３８００００１００１', 'phone １３８００００１００１ 13800001001'],
  ['订单二零二六一一一五一零零零零一', 'order_no 二零二六一一一五一零零零零一 20261115100001'],
  ['单号sf一三九九八八七七六六五五四', 'tracking_no sf一三九九八八七七六六五五四 SF1399887766554'],
])('hears the number in %s', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

test('every unit keeps its place, and short runs their characters', () => {
  const digits = Array.from({ length: 40 }, (_, seed) =>
    Array.from({ length: 7 + (seed % 13) }, (__, index) =>
      '零〇幺一二三四五六七八九07 '.charAt((seed * 7 + index * 5) % 15),
    ).join(''),
  );
  for (const text of digits) expect(spokenDigits(text)).toHaveLength(text.length);
  expect(spokenDigits('二零二六年一二三四五六')).toBe('二零二六年一二三四五六');
});
