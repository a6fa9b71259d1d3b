import { expect, test } from 'vitest';
import { builtinLexicon } from '../builtin-lexicon.ts';
import { createNormalizer } from '../normalize.ts';
import { createEntityFinder } from './find.ts';

const find = createEntityFinder({ lexicon: builtinLexicon });
const normalize = createNormalizer(builtinLexicon.characters);
const found = (text: string) =>
  find(text, normalize(text)).map((entity) => `${entity.type} ${entity.text} ${entity.value}`);

test.each([
  ['我电话幺三八零零零零幺零零幺', 'phone 幺三八零零零零幺零零幺 13800001001'],
  ['电话一三八〇〇〇〇一〇〇二', 'phone 一三八〇〇〇〇一〇〇二 13800001002'],
  ['幺三八 零零零零 幺零零幺', 'phone 幺三八 零零零零 幺零零幺 13800001001'],
  ['买了一13800001001', 'phone 13800001001 13800001001'],
  ['１３８００００１００１', 'phone １３８００００１００１ 13800001001'],
  ['订单二零二六一一一五一零零零零一', 'order_no 二零二六一一一五一零零零零一 20261115100001'],
  ['单号sf一三九九八八七七六六五五四', 'tracking_no sf一三九九八八七七六六五五四 SF1399887766554'],
])('hears the number in %s', (text, expected) => {
  expect(found(text)).toEqual([expected]);
});
