import { expect, test } from 'vitest';
import { builtinLexicon } from '../builtin-lexicon.ts';
import { createNormalizer } from '../normalize.ts';
import { createEntityFinder } from './find.ts';

const normalize = createNormalizer(builtinLexicon.characters);
const find = createEntityFinder({ lexicon: builtinLexicon });
const numberTypes = ['order_no', 'tracking_no', 'phone', 'email', 'id_card', 'bank_card'];
/** `type=value` of the numbers in a message about this intent. */
const numbersIn = (text: string, intent?: string) =>
  find(text, normalize(text), intent)
    .filter(({ type }) => numberTypes.includes(type))
    .map(({ type, value }) => `${type}=${String(value)}`);

test.each([
  ['a group purchase', '260518-402917730561882要拆成两箱', 'order_no=260518-402917730561882'],
  ['a day and a serial', '20260714-31几时发', 'order_no=20260714-31'],
  ['a day between letters', 'K20260803B271换成大号', 'order_no=K20260803B271'],
  ['more digits than a card has', '509273310628840172635客服看下', 'order_no=509273310628840172635'],
  ['groups with a short one last', '7731 2290 4186 5再加两包', 'order_no=7731229041865'],
  ['the words behind it', '60418买的风扇不转', 'order_no=60418'],
  ['a purchase order', 'PO60418 过审了么', 'order_no=PO60418'],
  ['a hash', 'about order #2093', 'order_no=2093'],
  ['seven digits in English', 'where did 5529017 go wrong', 'order_no=5529017'],
  ['short groups in English', 'stop 4410-772 please', 'order_no=4410-772'],
])('knows an order number by %s', (_, text, expected) => {
  expect(numbersIn(text, 'order.status')).toEqual([expected]);
});

test.each([
  ['postcode now 560034', 'in English'],
  ['WiFi口令60418827', 'behind another word'],
  ['see https://shop.example/q/60418827', 'of an address'],
  ['played 1998-2024 every year', 'of years'],
])('does not take the number in “%s”, one %s, for an order', (text) => {
  expect(numbersIn(text)).toEqual([]);
});

test.each([
  ['C60418827A', 'ship.track', 'tracking_no=C60418827A'],
  ['C60418827A', 'order.cancel', 'order_no=C60418827A'],
  ['订单C60418827A', 'ship.track', 'order_no=C60418827A'],
  ['260518-402917730561882', 'ship.track', 'order_no=260518-402917730561882'],
  ['7719-3302-8841', 'order.modify', 'order_no=771933028841'],
  ['7719-3302-8841', 'ship.track', 'tracking_no=771933028841'],
  ['905-1127-4438', 'ship.track', 'tracking_no=90511274438'],
  ['JD20260811002317', 'order.status', 'order_no=JD20260811002317'],
  ['EMSEB903317284CN 过关没', 'ship.delay', 'tracking_no=EB903317284CN'],
  ['KY7730192846015慢', 'ship.delay', 'tracking_no=KY7730192846015'],
  ['快递单号7730 1928 4601 57', 'ship.track', 'tracking_no=77301928460157'],
  ['退货单号730192846015', 'after.return', 'tracking_no=730192846015'],
  ['60418827311到佛山没', 'after.refund', 'tracking_no=60418827311'],
])('tells whose number %s is in a message about %s', (text, intent, expected) => {
  expect(numbersIn(text, intent)).toEqual([expected]);
});

test.each([
  ['联络人换成我妈，係6138 5520', 'phone=61385520'],
  ['門市打02-2311 8840', 'phone=0223118840'],
  ['ring (415) 555-0139', 'phone=4155550139'],
  ['my new one 0412 555 307', 'phone=0412555307'],
  ['幺三九零 零零零零 幺零一', 'phone=13900000101'],
  ['票发到linxiao@example，com', 'email=linxiao@example.com'],
  ['linxiao艾特example.com收', 'email=linxiao@example.com'],
  ['AMEX378282246310005刷不了', 'bank_card=378282246310005'],
])('reads how to reach or pay in %s', (text, expected) => {
  expect(numbersIn(text)).toEqual([expected]);
});
