import { dayMs, daysFrom, hourMs, isoTime, minuteMs, monthsAway, startOfDay } from './calendar.ts';
import { readNumber } from './chinese-number.ts';

interface Unit {
  readonly pattern: RegExp;
  /** Letter of an ISO 8601 duration; those after `T` carry it. */
  readonly iso: 'Y' | 'M' | 'W' | 'D' | 'TH' | 'TM' | 'TS';
  readonly months?: number;
  readonly ms?: number;
}

const units: readonly Unit[] = [
  { pattern: /^秒$/, iso: 'TS', ms: 1000 },
  { pattern: /^(?:分钟?|minutes?|mins?)$/, iso: 'TM', ms: minuteMs },
  { pattern: /^(?:小时|钟头|hours?|hrs?|h)$/, iso: 'TH', ms: hourMs },
  { pattern: /^(?:天|日|days?)$/, iso: 'D', ms: dayMs },
  { pattern: /^(?:周|星期|礼拜|weeks?)$/, iso: 'W', ms: 7 * dayMs },
  { pattern: /^(?:月|months?)$/, iso: 'M', months: 1 },
  { pattern: /^(?:季度)$/, iso: 'M', months: 3 },
  { pattern: /^(?:年|years?)$/, iso: 'Y', months: 12 },
];

const chinese =
  /^(前|近|头|过)?(半|[\d.]+|[一二两俩三仨四五六七八九十百]+)个?(半?)(秒|分钟|小时|钟头|天|日|周|星期|礼拜|月|季度|年)(半?)钟?$/;
const english = /^(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) ?([a-z]+?)( ago)?$/;
const englishNumbers = 'zero one two three four five six seven eight nine ten'.split(' ');

/**
 * A number of units as an ISO value: a day or an instant where the words say from where it counts (三天前, in 3 days), an interval
 * for 前两周, else a duration (`P3D`). Null for words that are no such number. `local` is the wall clock, see `localTime`.
 */
export function readDuration(found: string, before: string, after: string, local: number): string | null {
  const latin = english.exec(found);
  const han = chinese.exec(found);
  // 三月 is March, 三个月 and 俩月 are a length of time.
  if (han?.[4] === '月' && !/个|[两俩仨半]月/.test(found)) return null;
  const unitName = latin?.[2] ?? han?.[4] ?? '';
  const unit = units.find(({ pattern }) => pattern.test(unitName));
  const count = latin
    ? countInEnglish(latin[1] ?? '')
    : han
      ? countInChinese(han[2] ?? '', han[3] || han[5] || '')
      : null;
  if (unit === undefined || count === null) return null;
  const head = han?.[1];
  if (head === '前' || head === '头' || head === '近') return intervalBefore(unit, count, local, head === '近');
  const isPast = latin?.[3] !== undefined || /^ ?(?:ago|(?:以|之)?前)/.test(after);
  const isComing =
    head === '过' ||
    /(?:^|[ ,，再])过$/.test(before) ||
    /^ ?(?:later|from now|(?:以|之|过)?后)/.test(after) ||
    (latin && /(?:^|[^a-z])in $/.test(before));
  if (isPast) return pointAway(unit, -count, local);
  if (isComing) return pointAway(unit, count, local);
  return isoDuration(unit, count);
}

function countInEnglish(word: string): number {
  if (/^\d/.test(word)) return Number(word);
  return /^an?$/.test(word) ? 1 : englishNumbers.indexOf(word);
}

function countInChinese(number: string, half: string): number | null {
  const count = readNumber(number);
  return count === null ? null : count + (half === '' ? 0 : 0.5);
}

function away(unit: Unit, count: number, local: number): number | null {
  if (unit.ms !== undefined) return local + count * unit.ms;
  const months = count * (unit.months ?? 0);
  return Number.isInteger(months)
    ? monthsAway(local, months)
    : monthsAway(local, Math.trunc(months)) + Math.sign(months) * 15 * dayMs;
}

/** Hours and minutes give an instant, longer units the whole day. */
function pointAway(unit: Unit, count: number, local: number): string | null {
  const point = away(unit, count, local);
  if (point === null || !isInCalendar(point)) return null;
  const isShort = unit.iso.startsWith('T');
  return isoTime(isShort ? { start: point, end: point } : daysFrom(startOfDay(point)));
}

function intervalBefore(unit: Unit, count: number, local: number, isUntilNow: boolean): string | null {
  const end = isUntilNow || unit.iso.startsWith('T') ? local : startOfDay(local);
  const start = away(unit, -count, end);
  return start === null || !isInCalendar(start) ? null : isoTime({ start, end });
}

function isoDuration({ iso, months, ms }: Unit, count: number): string {
  if (months !== undefined) {
    if (iso === 'Y' && Number.isInteger(count)) return `P${count}Y`;
    const all = count * months;
    if (Number.isInteger(all)) return `P${all}M`;
    return `P${all < 1 ? '' : `${Math.trunc(all)}M`}${Math.round((all % 1) * 30)}D`;
  }
  if (Number.isInteger(count)) return iso.startsWith('T') ? `PT${count}${iso.charAt(1)}` : `P${count}${iso}`;
  // ISO 8601 allows a fraction in the smallest unit only, so that half a day is twelve hours.
  const seconds = (count * (ms ?? 0)) / 1000;
  if (seconds % 3600 === 0) return `PT${seconds / 3600}H`;
  return seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}

/** Years that ISO 8601 writes with four digits. */
function isInCalendar(local: number): boolean {
  return local > Date.UTC(1, 0) && local < Date.UTC(9999, 0);
}
