import { builtinLexicon } from '../builtin-lexicon.ts';
import { expect, test } from 'vitest';
import { isXiaoerError } from '../../errors.ts';
import { createNormalizer } from '../normalize.ts';
import { createEntityFinder, type EntityOptions } from './find.ts';

const normalize = createNormalizer(builtinLexicon.characters);
const findIn = (text: string, options?: EntityOptions) =>
  createEntityFinder({ lexicon: builtinLexicon, ...options })(text, normalize(text));
/** `type:text=value`, which says span and value at once. */
const shortly = (text: string, options?: EntityOptions) =>
  findIn(text, options).map((entity) => `${entity.type}:${entity.text}=${entity.value}`);

test.each([
  ['帮我查下20261116200002', ['order_no:20261116200002=20261116200002']],
  ['订单２０２６１１１６２００００２呢', ['order_no:２０２６１１１６２００００２=20261116200002']],
  ['单号SF1399887766554 到哪了', ['tracking_no:SF1399887766554=SF1399887766554']],
  ['yt7700123456789卡住了', ['tracking_no:yt7700123456789=YT7700123456789']],
  ['电话138-0000-1001', ['phone:138-0000-1001=13800001001']],
  ['+86 13800001002', ['phone:+86 13800001002=13800001002']],
  ['座机0571-88886666打不通', ['phone:0571-88886666=057188886666']],
  ['发到Lin.Xiao+1@Example.COM吧', ['email:Lin.Xiao+1@Example.COM=lin.xiao+1@example.com']],
  ['身份证11010519491231002x', ['id_card:11010519491231002x=11010519491231002X']],
  ['卡号6222 0212 3456 7894', ['bank_card:6222 0212 3456 7894=6222021234567894']],
])('finds the number in %s', (text, expected) => {
  const numbers = shortly(text).filter((found) =>
    /^(?:order_no|tracking_no|phone|email|id_card|bank_card)/.test(found),
  );
  expect(numbers).toEqual(expected);
});

test.each([
  ['a wrong check mark', '身份证110105194912310021', 'id_card'],
  ['a birth date that is none', '身份证110105194902301230', 'id_card'],
  ['a card that fails Luhn', '卡号6222 0212 3456 7895', 'bank_card'],
  ['a phone inside a longer number', '商品id 913800001001123', 'phone'],
  ['an e-mail without a domain', '我的邮箱是linxiao@', 'email'],
])('does not take %s for what it looks like', (_, text, type) => {
  expect(findIn(text).map((entity) => entity.type)).not.toContain(type);
});

test.each([
  ['退我¥1,299.50', 'money:¥1,299.50=1299.5'],
  ['满300才包邮', 'money:300=300'],
  ['多收了三十二块五', 'money:三十二块五=32.5'],
  ['花了一百二', 'money:一百二=120'],
  ['两万块呢', 'money:两万块=20000'],
])('reads the amount in %s', (text, expected) => {
  expect(shortly(text)).toContain(expected);
});

test.each([
  ['昨天下午三点签收的', '昨天下午三点'],
  ['下周一之前到吗', '下周一'],
  ['2026年11月20日下的单', '2026年11月20日'],
  ['48小时内发货', '48小时'],
  ['双十一买的', '双十一'],
  ['ordered 10 days ago', '10 days ago'],
])('finds the time in %s', (text, expected) => {
  expect(
    findIn(text)
      .filter(({ type }) => type === 'datetime')
      .map((entity) => entity.text),
  ).toEqual([expected]);
});

test.each([
  ['要两件', 'quantity:两件=2'],
  ['二十袋什么价', 'quantity:二十袋=20'],
  ['３双', 'quantity:３双=3'],
])('counts in %s', (text, expected) => {
  expect(shortly(text)).toContain(expected);
});

test('an address is one place, down to the door', () => {
  expect(findIn('改到杭州市西湖区文三路90号 谢谢').map(({ type, text }) => [type, text])).toEqual([
    ['place', '杭州市西湖区文三路90号'],
  ]);
});

test('a company is no place', () => {
  expect(shortly('抬头深圳市小满科技有限公司')).toEqual(['organization:深圳市小满科技有限公司=深圳市小满科技有限公司']);
});

test('built-in names carry the name the shop uses as their value', () => {
  expect(shortly('能发ＳＦ吗 花呗付')).toEqual(['carrier:ＳＦ=顺丰', 'pay_method:花呗=花呗']);
});

test('the pack’s patterns and names win', () => {
  const options = { patterns: { order_no: ['XM-\\d{6}'] }, names: { carrier: { 顺丰速运: ['顺丰'] } } };
  expect(shortly('xm-123456 发顺丰', options)).toEqual(['order_no:xm-123456=XM-123456', 'carrier:顺丰=顺丰速运']);
});

test('spans never overlap and always say what was typed', () => {
  const text = '😀我11月15号买的20261115100001花了299块，电话13800001001，寄上海市浦东新区世纪大道100号，共两件';
  const entities = findIn(text);
  expect(entities.length).toBeGreaterThan(4);
  entities.forEach((entity, index) => {
    expect(text.slice(entity.start, entity.end)).toBe(entity.text);
    expect(entity.start).toBeGreaterThanOrEqual(entities[index - 1]?.end ?? 0);
  });
});

test('a pattern that is no regular expression is refused by name', () => {
  try {
    createEntityFinder({ patterns: { order_no: ['(['] } });
    expect.unreachable();
  } catch (error) {
    expect(isXiaoerError(error) && error.code).toBe('OPTIONS_INVALID');
    expect(String(error)).toContain('order_no');
  }
});

test.each(['1', '1 ', '一', 'a', 'a@', '2026-', '上海', '满', '半个', '1'.repeat(9) + '-', '1,000'])(
  'does not blow up on a message made of “%s”',
  (piece) => {
    const find = createEntityFinder({ lexicon: builtinLexicon });
    const text = normalize(piece.repeat(4000).slice(0, 20_000));
    const startedAt = performance.now();
    find(text.text, text);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  },
);
