import { dayMs, dayOf, type TimeRange } from './calendar.ts';

/** Feasts on a fixed day, `MMDD`, with how many days they last where that is not one. */
const fixedFeasts: readonly (readonly [names: RegExp, day: string, days?: number])[] = [
  [/^(?:双十一|双11|singles'? day)$/, '1111'],
  [/^(?:双十二|双12)$/, '1212'],
  [/^(?:618|六一八)$/, '0618'],
  [/^五一$/, '0501'],
  [/^520$/, '0520'],
  [/^(?:国庆节?|十一|黄金周)$/, '1001', 7],
  [/^(?:元旦|new year)$/, '0101'],
  [/^(?:圣诞节?|christmas|xmas)$/, '1225'],
  [/^(?:christmas|xmas) eve$/, '1224'],
  [/^halloween$/, '1031'],
  [/^情人节$/, '0214'],
  [/^(?:女神节|三八节?)$/, '0308'],
  [/^儿童节$/, '0601'],
  [/^教师节$/, '0910'],
  [/^万圣节$/, '1031'],
];

const firstYear = 2020;
/** Feasts of the lunar calendar, `MMDD` of each year from 2020 to 2039. */
const springFestival =
  '0125 0212 0201 0122 0210 0129 0217 0207 0126 0213 0202 0123 0211 0131 0219 0208 0128 0215 0204 0124';
const lunarFeasts: readonly (readonly [names: RegExp, days: string, daysLater?: number])[] = [
  [/^(?:春节|过年)$/, springFestival],
  [/^(?:除夕|大?年三十)$/, springFestival, -1],
  [/^元宵节?$/, springFestival, 14],
  [/^端午节?$/, '0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610 0530 0618 0607 0527'],
  [/^七夕$/, '0825 0814 0804 0822 0810 0829 0819 0808 0826 0816 0805 0824 0812 0801 0820 0810 0828 0817 0807 0826'],
  [/^中秋节?$/, '1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916 1004 0924 0913 1002'],
  [/^重阳$/, '1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 1020 1009 1027 1017 1007 1026'],
];

/** Feasts on the nth weekday of a month (Sunday is 0), with the days between that weekday and the feast. */
const weekdayFeasts: readonly (readonly [
  names: RegExp,
  month: number,
  weekday: number,
  nth: number,
  daysLater: number,
])[] = [
  [/^母亲节$/, 5, 0, 2, 0],
  [/^父亲节$/, 6, 0, 3, 0],
  [/^感恩节$/, 11, 4, 4, 0],
  [/^(?:黑五|black friday)$/, 11, 4, 4, 1],
];

/**
 * Feasts of the sun's calendar by the usual formula for this century: month, the day's constant, and the years it misses by a day.
 */
const solarFeasts: readonly (readonly [names: RegExp, month: number, constant: number, early: readonly number[]])[] = [
  [/^清明节?$/, 4, 4.81, []],
  [/^冬至$/, 12, 21.94, [2021]],
];

/** A feast by its normalised name in one year; null where the name is none, or lunar and outside 2020 to 2039. */
export function festivalIn(name: string, year: number): TimeRange | null {
  for (const [names, day, days = 1] of fixedFeasts) if (names.test(name)) return feastAt(year, day, 0, days);
  for (const [names, days, daysLater = 0] of lunarFeasts) {
    if (names.test(name)) return feastAt(year, days.split(' ')[year - firstYear], daysLater, 1);
  }
  for (const [names, month, constant, early] of solarFeasts) {
    if (!names.test(name) || year < 2000 || year > 2099) continue;
    const ofCentury = year - 2000;
    const day = Math.floor(ofCentury * 0.2422 + constant) - Math.floor(ofCentury / 4) - (early.includes(year) ? 1 : 0);
    return dayOf(year, month, day);
  }
  for (const [names, month, weekday, nth, daysLater] of weekdayFeasts) {
    if (!names.test(name)) continue;
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
    const start = Date.UTC(year, month - 1, 1 + ((weekday - first + 7) % 7) + (nth - 1) * 7 + daysLater);
    return { start, end: start + dayMs };
  }
  return null;
}

function feastAt(year: number, day: string | undefined, daysLater: number, days: number): TimeRange | null {
  const range = day === undefined ? null : dayOf(year, Number(day.slice(0, 2)), Number(day.slice(2)));
  if (range === null) return null;
  const start = range.start + daysLater * dayMs;
  return { start, end: start + days * dayMs };
}
