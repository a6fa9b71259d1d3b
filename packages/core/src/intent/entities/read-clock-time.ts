import { hourMs, minuteMs, type TimeRange } from './calendar.ts';
import { readNumber } from './chinese-number.ts';

/** Parts of the day in hours; from 12 on a clock time counts as afternoon, and those past 24 end on the next day. */
const parts: readonly (readonly [names: RegExp, from: number, to: number])[] = [
  [/^凌晨$/, 0, 6],
  [/^(?:清晨|大清早|一大早|晨)$/, 5, 9],
  [/^(?:大?早上|早晨|早|morning)$/, 6, 12],
  [/^上午$/, 8, 12],
  [/^(?:大?中午|noon)$/, 11, 13],
  [/^(?:下午|午后|afternoon)$/, 12, 18],
  [/^(?:傍晚|evening)$/, 17, 20],
  [/^(?:大?晚上|晚间?|夜间?|夜里|晚饭后|night)$/, 18, 24],
  [/^(?:大?半夜|深夜|midnight)$/, 22, 26],
  [/^白天$/, 6, 18],
];

const partNames =
  '凌晨|清晨|大清早|一大早|大?早上|早晨|大?中午|上午|下午|午后|傍晚|大?晚上|夜里|大?半夜|深夜|白天|夜间|晚间|晚饭后|[早晚夜晨]';
const numeral = '[零一二两三四五六七八九十]{1,3}|\\d{1,2}';
const clock = new RegExp(
  `^(${partNames})?(?:(${numeral})(?:点|时)钟?(半|一刻|三刻|整|(?:${numeral}))?分?|(\\d{1,2}):(\\d{2}))?$`,
);

/**
 * A part of a day, a time of day, or both (晚上8点半), as a range within the day that begins at `day`; the whole day for no words.
 * Null for words that say none.
 */
export function readClockTime(words: string, day: TimeRange): TimeRange | null {
  if (words === '') return day;
  const match = clock.exec(words);
  if (match === null) return null;
  const [, partName = '', spokenHour, spokenMinute = '', writtenHour, writtenMinute = '0'] = match;
  const part = parts.find(([names]) => names.test(partName));
  const hour = writtenHour === undefined ? readNumber(spokenHour ?? '') : Number(writtenHour);
  const minute = writtenHour === undefined ? minuteOf(spokenMinute) : Number(writtenMinute);
  if (hour === null) return part === undefined ? null : hours(day, part[1], part[2]);
  if (minute === null || hour > 24 || minute > 59) return null;
  const instant = day.start + onClock(hour, part) * hourMs + minute * minuteMs;
  return { start: instant, end: instant };
}

/** Like `readClockTime`; two times of day with 到 between are the span from one to the other, the second in the same half of the day. */
export function readClockTimes(words: string, day: TimeRange): TimeRange | null {
  const [first = '', second, ...more] = words.split(/[到至~-]/);
  if (second === undefined || more.length > 0) return readClockTime(words, day);
  const partName = new RegExp(`^(?:${partNames})`).exec(first)?.[0] ?? '';
  const from = readClockTime(first, day);
  const to = readClockTime(partName + second, day);
  const later = to !== null && from !== null && to.start <= from.start ? readClockTime(`下午${second}`, day) : to;
  return from === null || later === null || later.end <= from.start ? null : { start: from.start, end: later.end };
}

/** A part of a day by its English or Chinese name, or null. */
export function readPartOfDay(name: string, day: TimeRange): TimeRange | null {
  const part = parts.find(([names]) => names.test(name));
  return part === undefined ? null : hours(day, part[1], part[2]);
}

const hours = (day: TimeRange, from: number, to: number): TimeRange => ({
  start: day.start + from * hourMs,
  end: day.start + to * hourMs,
});

function minuteOf(words: string): number | null {
  if (words === '' || words === '整') return 0;
  if (words === '半') return 30;
  if (words.endsWith('刻')) return words.startsWith('一') ? 15 : 45;
  return /^\d/.test(words) ? Number(words) : readNumber(words);
}

/** 晚上8点 is 20, 晚上12点 is midnight, 中午1点 is 13, 凌晨12点 is 0. */
function onClock(hour: number, part: (typeof parts)[number] | undefined): number {
  const from = part?.[1] ?? 0;
  if (from === 22) return hour < 6 ? hour + 24 : hour < 12 ? hour + 12 : hour === 12 ? 24 : hour;
  if (from >= 17 && hour === 12) return 24;
  if (part !== undefined && from === 0 && hour === 12) return 0;
  if (from >= 11 && hour < 10) return hour + 12;
  return from >= 17 && hour < 12 ? hour + 12 : hour;
}
