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
  ['any news on #70482915', ['order_no:70482915=70482915']],
  ['order4471093826 换个颜色', ['order_no:4471093826=4471093826']],
  ['那单，VC306182940517 还没发', ['order_no:VC306182940517=VC306182940517']],
  ['431950726418835 韵达 几点送', ['tracking_no:431950726418835=431950726418835']],
  ['打1390 000 1003或者13900 001004', ['phone:1390 000 1003=13900001003', 'phone:13900 001004=13900001004']],
  ['号码1 3 9 0 0 0 0 1 0 0 5', ['phone:1 3 9 0 0 0 0 1 0 0 5=13900001005']],
  ['電話寫錯了，改成61385520', ['phone:61385520=61385520']],
  ['这单0093172845怎么还没出库', ['order_no:0093172845=0093172845']],
  ['order no gx88213 accepted?', ['order_no:gx88213=GX88213']],
  ['status of 9081123', ['order_no:9081123=9081123']],
  ['SF6023018874512track一下', ['tracking_no:SF6023018874512=SF6023018874512']],
  ['call +1 (415) 555-0139', ['phone:+1 (415) 555-0139=+14155550139']],
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
  ['an identity number that is wrong', '证件号那栏110105194912310021提示不对', 'order_no'],
  ['the number of a book', '9787302511625 有货吗', 'order_no'],
  ['the number of an article', '款号HX7719034 还有L吗', 'order_no'],
  ['the number of a machine', '机身号SN7720391 在保吗', 'order_no'],
  ['a post code', 'delivery to pin 781001?', 'order_no'],
  ['a price behind an order', '订单10000元的', 'order_no'],
  ['an e-mail without a domain', '我的邮箱是linxiao@', 'email'],
])('does not take %s for what it looks like', (_, text, type) => {
  expect(findIn(text).map((entity) => entity.type)).not.toContain(type);
});

test.each([
  ['ship.delay', 'tracking_no'],
  ['after.refund', 'order_no'],
  [undefined, 'order_no'],
])('takes a bare number of no known shape, in a message about %s, for %s', (intent, type) => {
  const text = '单号318095526471 怎么样了';
  const find = createEntityFinder({ lexicon: builtinLexicon });
  expect(find(text, normalize(text), intent).map((entity) => entity.type)).toEqual([type]);
});

test.each(['261115774632109', '20261115774632', '20311115774632'])(
  '%s begins with a day, so it is no waybill',
  (digits) => {
    const text = `查下${digits}到哪了`;
    const find = createEntityFinder({ lexicon: builtinLexicon });
    expect(find(text, normalize(text), 'ship.track').map((entity) => entity.type)).toContain('order_no');
  },
);

test.each([
  ['order.modify', 'order_no'],
  ['ship.track', 'tracking_no'],
  [undefined, 'tracking_no'],
])('takes a bare number that looks like a waybill, in a message about %s, for %s', (intent, type) => {
  const text = '7741902258613 里那个儿童椅呢';
  const find = createEntityFinder({ lexicon: builtinLexicon });
  expect(find(text, normalize(text), intent).map((entity) => entity.type)).toContain(type);
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

const typed = (text: string, type: string) =>
  findIn(text).flatMap((found) => (found.type === type ? [found.text] : []));

test.each([
  ['单子7731-904418给我看看', 'order_no', ['7731-904418']],
  ['order no. 90417-2288 pls', 'order_no', ['90417-2288']],
  ['订单号 7714 2093 8850', 'order_no', ['7714 2093 8850']],
  ['cancel 77104938 thanks', 'order_no', ['77104938']],
  ['订单编号：551702938846', 'order_no', ['551702938846']],
  ['81730294411 就这单 改个颜色', 'order_no', ['81730294411']],
  ['合同编号HT-2027-31', 'order_no', []],
  ['商品编号 7719302', 'order_no', []],
  ['我的尾号7730', 'order_no', []],
  ['88888888', 'order_no', []],
  ['26年的会员号2026', 'order_no', []],
  ['中通20261102334455 走哪了', 'tracking_no', ['20261102334455']],
  ['903817264455停在长沙两天了', 'tracking_no', ['903817264455']],
  ['SF 1399 8877 66554 帮看下', 'tracking_no', ['SF 1399 8877 66554']],
  ['VB40771829304 是我的吗', 'tracking_no', ['VB40771829304']],
  ['黑猫的3310-7742-9081', 'tracking_no', ['3310-7742-9081']],
  ['20261102334455到哪一步了', 'tracking_no', []],
  ['办公室 0571-8663 0127', 'phone', ['0571-8663 0127']],
  ['分机那个021-60578831转208', 'phone', ['021-60578831转208']],
  ['電話 9123 4567 收件', 'phone', ['9123 4567']],
  ['call me on 07700 900123', 'phone', ['07700 900123']],
  ['(04)2345-6789 打這支', 'phone', ['(04)2345-6789']],
  ['400-810-1234没人接', 'phone', ['400-810-1234']],
  ['寄宁波市鄞州区首南街道5号13800001001', 'phone', ['13800001001']],
  ['我打12315了', 'phone', []],
  ['商品9123 4567号柜', 'phone', []],
] as const)('takes from “%s” the %s %j', (text, type, expected) => {
  expect(typed(text, type)).toEqual(expected);
});

test.each([
  ['昨天还89今天119', ['89', '119']],
  ['券后59.9 结果扣了79', ['59.9', '79']],
  ['这么小一条卖三百多', ['三百多']],
  ['两千以内有没有', ['两千']],
  ['满59包邮', ['59']],
  ['一百五一双贵了', ['一百五']],
  ['差两毛钱', ['两毛钱']],
  ['80刀包邮吗', ['80刀']],
  ['NT$4,280', ['NT$4,280']],
  ['三十蚊都唔肯减', ['三十蚊']],
  ['paid 45.99 twice', ['45.99']],
  ['12 quid for postage', ['12 quid']],
  ['我175 130斤', []],
  ['42的换43', []],
  ['按1按2没人理', []],
  ['万一坏了呢', []],
  ['买到假的假一赔十', []],
  ['618降不降', []],
  ['打10086', []],
] as const)('reads from “%s” the amounts %j', (text, expected) => {
  expect(typed(text, 'money')).toEqual(expected);
});

test.each([
  ['那两罐没开封', ['两罐']],
  ['三个订单合一张票', ['三个']],
  ['拆了3包剩5包', ['3包', '5包']],
  ['八斤半的西瓜', ['八斤半']],
  ['扣了我300豆', ['300豆']],
  ['qty 3 not 2', ['3']],
  ['returning two of the mugs', ['two']],
  ['手机壳×2', ['×2']],
  ['问了三个人', []],
  ['三个客服三个说法', []],
  ['满99包邮', []],
  ['我140斤穿多大', []],
  ['四件套起球', []],
  ['点了提交没反应', []],
  ['一块儿发', []],
] as const)('counts in “%s” %j', (text, expected) => {
  expect(typed(text, 'quantity')).toEqual(expected);
});

test.each([
  ['说好上午九点到十一点来收', ['上午九点到十一点']],
  ['今天17号了还没发', ['今天17号']],
  ['11-05 下的单', ['11-05']],
  ['三天前就签收了', ['三天']],
  ['同一天发的', []],
  ['半年前买的', ['半年']],
  ['三五个工作日', ['三五个工作日']],
  ['昨儿个付的', ['昨儿个']],
  ['大年三十收不收', ['大年三十']],
  ['等了一刻钟', ['一刻钟']],
  ['会员日有券没', ['会员日']],
  ['晚上好', []],
  ['大一号的有吗', []],
  ['3号楼门口', []],
  ['系统三天两头崩', []],
  ['几点发货', []],
  ['my sat navigation', []],
  ['deliver it on sat', ['sat']],
  ['been 3 to 5 days', ['3 to 5 days']],
] as const)('finds in “%s” the times %j', (text, expected) => {
  expect(typed(text, 'datetime')).toEqual(expected);
});

test.each([
  ['微信付的', 'pay_method', ['微信']],
  ['到付你们收不', 'pay_method', ['到付']],
  ['只有外币卡', 'pay_method', ['外币卡']],
  ['微信登录不上', 'pay_method', []],
  ['加我微信聊', 'pay_method', []],
  ['卡里余额不足', 'pay_method', []],
  ['抬头写个人就行', 'invoice_type', ['个人']],
  ['要公司抬头', 'invoice_type', ['公司']],
  ['发票纸质的没收到 换成电子的', 'invoice_type', ['纸质', '电子']],
  ['个人信息泄露', 'invoice_type', []],
  ['公司采购电子秤', 'invoice_type', []],
  ['ship with SF Express pls', 'carrier', ['SF Express']],
  ['換順豐', 'carrier', ['順豐']],
  ['日日顺送的冰箱', 'carrier', ['日日顺']],
  ['三天后发邮政快包', 'carrier', ['邮政快包']],
] as const)('finds in “%s” the %s %j', (text, type, expected) => {
  expect(typed(text, type)).toEqual(expected);
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
