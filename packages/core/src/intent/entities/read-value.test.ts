import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtinLexicon } from '../builtin-lexicon.ts';
import { createNormalizer } from '../normalize.ts';
import { createEntityFinder } from './find.ts';
import { createValueReader } from './read-value.ts';

const normalize = createNormalizer(builtinLexicon.characters);
/** Friday, half past two in the afternoon. */
const friday = Date.parse('2026-11-20T14:30:00+08:00');

function valuesOf(text: string, type: string, now: number | null = friday): string[] {
  const readValue = createValueReader(now === null ? undefined : () => now);
  const find = createEntityFinder({ lexicon: builtinLexicon, readValue });
  return find(text, normalize(text))
    .filter((entity) => entity.type === type)
    .map(({ value }) => value);
}

/** Whole days of November 2026 as an interval. */
const november = (from: number, to = from + 1) =>
  [from, to].map((day) => `2026-11-${String(day).padStart(2, '0')}T00:00:00+08:00`).join('/');
const at = (time: string) => `2026-11-${time}:00+08:00`;

test.each([
  ['昨天签收的', november(19)],
  ['大前天拍的', november(17)],
  ['上周五买的', november(13)],
  ['下週二送', november(24)],
  ['上周末', november(14, 16)],
  ['这周能到吗', november(16, 23)],
  ['双十一买的', november(11)],
  ['三天前下的单', november(17)],
  ['九天后再发', november(29)],
  ['前两天买的', november(18, 20)],
  ['过两天再来', november(22)],
  ['15号下的单', november(15)],
  ['今天17号', november(17)],
  ['今天周五', november(20)],
  ['三号下的单', november(3)],
  ['11-05下的单', november(5)],
  ['昨儿个付的', november(19)],
  ['双十一当天付的', november(11)],
  ['tmr ok?', november(21)],
  ['11月3号的订单', november(3)],
  ['十一月三号的订单', november(3)],
  ['2026-11-03下单', november(3)],
  ['11月初', november(1, 11)],
  ['last Friday', november(13)],
  ['next monday', november(23)],
  ['on nov 3rd', november(3)],
  ['in 3 days', november(23)],
  ['10 days ago', november(10)],
  ['next week', november(23, 30)],
  ['the day before yesterday', november(18)],
])('says which days “%s” is', (text, value) => {
  expect(valuesOf(text, 'datetime')).toEqual([value]);
});

test.each([
  ['昨天下午到的', `${at('19T12:00')}/${at('19T18:00')}`],
  ['明早能到吗', `${at('21T06:00')}/${at('21T12:00')}`],
  ['tomorrow morning', `${at('21T06:00')}/${at('21T12:00')}`],
  ['周六晚上8点送', at('21T20:00')],
  ['昨晚十点半下的', at('19T22:30')],
  ['今晚12点前', at('21T00:00')],
  ['中午1点', at('20T13:00')],
  ['凌晨两点一刻', at('20T02:15')],
  ['14:20付的', at('20T14:20')],
  ['at 3pm', at('20T15:00')],
  ['半小时后', at('20T15:00')],
  ['明天下午2点到4点在家', `${at('21T14:00')}/${at('21T16:00')}`],
  ['9点到12点送', `${at('20T09:00')}/${at('20T12:00')}`],
  ['早上七点-九点', `${at('20T07:00')}/${at('20T09:00')}`],
])('says at what time “%s” is', (text, value) => {
  expect(valuesOf(text, 'datetime')).toEqual([value]);
});

test.each([
  ['月底发', '2026-11-21T00:00:00+08:00/2026-12-01T00:00:00+08:00'],
  ['去年双十一', '2025-11-11T00:00:00+08:00/2025-11-12T00:00:00+08:00'],
  ['上个月3号', '2026-10-03T00:00:00+08:00/2026-10-04T00:00:00+08:00'],
  ['三月买的', '2026-03-01T00:00:00+08:00/2026-04-01T00:00:00+08:00'],
  ['3号下的单', '2026-11-03T00:00:00+08:00/2026-11-04T00:00:00+08:00'],
  ['3号能到吗', '2026-12-03T00:00:00+08:00/2026-12-04T00:00:00+08:00'],
  ['1月2号买的', '2026-01-02T00:00:00+08:00/2026-01-03T00:00:00+08:00'],
  ['大年初三', '2027-02-09T00:00:00+08:00/2027-02-10T00:00:00+08:00'],
  ['清明', '2027-04-05T00:00:00+08:00/2027-04-06T00:00:00+08:00'],
  ['冬至', '2026-12-22T00:00:00+08:00/2026-12-23T00:00:00+08:00'],
  ['1月2号', '2027-01-02T00:00:00+08:00/2027-01-03T00:00:00+08:00'],
  ['国庆买的', '2026-10-01T00:00:00+08:00/2026-10-08T00:00:00+08:00'],
  ['中秋节前', '2026-09-25T00:00:00+08:00/2026-09-26T00:00:00+08:00'],
  ['黑五打折吗', '2026-11-27T00:00:00+08:00/2026-11-28T00:00:00+08:00'],
])('finds “%s” outside this month, in the year nearest to now', (text, value) => {
  const now = text === '三月买的' ? Date.parse('2026-06-20T14:30:00+08:00') : friday;
  expect(valuesOf(text, 'datetime', now)).toEqual([value]);
});

test.each([
  ['48小时内发货', 'PT48H'],
  ['都三天了', 'P3D'],
  ['用了半年', 'P6M'],
  ['一个半月了', 'P1M15D'],
  ['等了两个半小时', 'PT150M'],
  ['两个季度', 'P6M'],
  ['仨月了', 'P3M'],
  ['三秒就没了', 'PT3S'],
  ['两天半', 'PT60H'],
  ['0个月', 'P0M'],
])('gives a length of time that counts from nowhere as one: %s', (text, value) => {
  expect(valuesOf(text, 'datetime')).toEqual([value]);
});

test.each(['好几天了', '每周五', '工作日', '2月30号'])('keeps the words of “%s”, which fixes no time', (text) => {
  for (const value of valuesOf(text, 'datetime')) expect(text).toContain(value);
  expect(valuesOf(text, 'datetime')).toHaveLength(1);
});

test('keeps the words of a time where there is no clock', () => {
  expect(valuesOf('昨天下午签收的', 'datetime', null)).toEqual(['昨天下午']);
});

test('a day begins at midnight in Shanghai, whatever the zone of the machine', () => {
  expect(valuesOf('今天', 'datetime', Date.parse('2026-11-19T15:59:59Z'))).toEqual([november(19)]);
  expect(valuesOf('今天', 'datetime', Date.parse('2026-11-19T16:00:00Z'))).toEqual([november(20)]);
});

const relative = [
  '昨天',
  '大后天',
  '上周五',
  '下下周三',
  '三天前',
  '明早',
  '今晚8点',
  '周末',
  'last friday',
  'in 2 weeks',
];

test('words that count from today move with the clock, week by week, over every border of months and years', () => {
  const week = 7 * 24 * 3600_000;
  const times = (text: string, now: number) => (valuesOf(text, 'datetime', now)[0] ?? '').split('/').map(Date.parse);
  for (let weeks = -60; weeks < 120; weeks += 1) {
    for (const text of relative) {
      const now = friday + weeks * week + weeks * 3_600_000;
      const [before, later] = [times(text, now), times(text, now + week)];
      expect(before.every(Number.isFinite)).toBe(true);
      expect(later).toEqual(before.map((time) => time + week));
      expect(before[0]).toBeLessThanOrEqual(before[1] ?? Infinity);
    }
  }
});

const pieces =
  '去年 今年 上 上上 下 这 个 月 周 星期 五 日 天 末 底 初 十一 双十一 春节 中秋节 三 两 半 12 31 3 30 号 点 : 刻 早上 晚上 凌晨 前 后 内 年 小时 多 几 last next friday in ago days 3pm'.split(
    ' ',
  );
const isoTime = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00`;
const isoValue = new RegExp(`^(?:${isoTime}(?:/${isoTime})?|P(?:\\d+[YMWD]){1,2}|PT\\d+[HMS])$`);

test('gives either ISO 8601 with the beginning before the end or the words themselves, for any words', () => {
  const sayings = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sayings, fc.boolean(), fc.integer({ min: 0, max: 4e12 }), (words, isSpaced, now) => {
      const text = words.join(isSpaced ? ' ' : '');
      for (const value of valuesOf(text, 'datetime', now)) {
        if (!isoValue.test(value)) expect(normalize(text).text).toContain(value);
        const [start, end = start] = value.split('/');
        if (value.includes('/')) expect(start?.localeCompare(end ?? '')).toBeLessThan(0);
      }
    }),
    { numRuns: 300, seed: 20261120 },
  );
});

test('feasts of the lunar calendar lie where the platform’s own calendar has them', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  });
  const days = { 春节: '1/1', 元宵节: '1/15', 端午节: '5/5', 七夕: '7/7', 中秋节: '8/15', 重阳: '9/9' };
  for (let year = 2020; year < 2040; year += 1) {
    for (const [name, day] of Object.entries(days)) {
      const [start = ''] = valuesOf(`今年${name}`, 'datetime', Date.UTC(year, 6)).join('').split('/');
      const parts = lunar.formatToParts(new Date(start));
      const part = (type: string) => parts.find((each) => each.type === type)?.value;
      expect(`${name} ${part('month')}/${part('day')}`).toBe(`${name} ${day}`);
    }
  }
});

test.each([
  ['退我¥1,299.50', ['129950']],
  ['退我19.9元', ['1990']],
  ['多收了三十二块五', ['3250']],
  ['满199减20', ['19900', '2000']],
  ['五毛钱', ['50']],
  ['差一块五毛', ['150']],
  ['一块三明治', []],
  ['几十块', ['几十块']],
  ['退返420蚊', ['42000']],
  ['预算3千块', ['300000']],
  ['昨天还89今天119', ['8900', '11900']],
  ['要三百多', ['三百多']],
])('gives the money of “%s” in fen', (text, values) => {
  expect(valuesOf(text, 'money')).toEqual(values);
});

test.each([
  ['要2双', ['2 双']],
  ['两件一共', ['2 件']],
  ['称了半斤', ['0.5 斤']],
  ['才八斤半', ['8.5 斤']],
  ['碎了俩', ['2']],
  ['一百五一双', ['1 双']],
  ['扣了300积分', ['300 积分']],
  ['称了只有四斤二两', ['4.2 斤']],
  ['手机壳×2', ['2']],
  ['3 pcs please', ['3 pcs']],
])('gives the count of “%s” with its unit', (text, values) => {
  expect(valuesOf(text, 'quantity')).toEqual(values);
});

test.each([
  ['改到杭州市西湖区文三路90号', ['浙江/杭州']],
  ['寄到浙江省杭州市文三路', ['浙江/杭州']],
  ['發到廣州', ['广东/广州']],
  ['北京能到吗', ['北京']],
  ['寄浙江', ['浙江']],
  ['寄日本', ['日本']],
])('gives province and city of the place in “%s”', (text, values) => {
  expect(valuesOf(text, 'place')).toEqual(values);
});
