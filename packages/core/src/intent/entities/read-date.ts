import { dayMs, dayOf, daysFrom, monthOf, nearestRange, startOfDay, startOfWeek, type TimeRange } from './calendar.ts';
import { readNumber } from './chinese-number.ts';
import { festivalIn } from './festivals.ts';

/** What a date at the beginning of some words is, and the words behind it. */
export interface DateAhead {
  readonly range: TimeRange;
  readonly rest: string;
}

const dayNames: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  寻: -1,
  琴: -1,
  今: 0,
  听: 1,
  明: 1,
  后: 2,
  大后: 3,
};
const yearNames: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 去: -1, 今: 0, 明: 1, 后: 2 };
const weekdays = '一二三四五六日';
const han = '[一二三四五六七八九十]{1,3}';

/** Chooses among the years or months that a date without them may mean. */
type Choose = (candidates: readonly (TimeRange | null)[]) => TimeRange | null;
type Reader = (match: RegExpExecArray, local: number, choose: Choose) => TimeRange | null;

const yearOf = (local: number) => new Date(local).getUTCFullYear();
const numberOf = (text: string | undefined) => readNumber(text ?? '') ?? NaN;
/** 上上 −2, 上 −1, 这 0, 下 1, 下下 2. */
const turnsOf = (word = '') => (word.startsWith('上') ? -word.length : word.startsWith('下') ? word.length : 0);

/** Beginning, middle or end of a month, or the whole. */
function partOfMonth(month: TimeRange, part = ''): TimeRange {
  if (part === '初') return daysFrom(month.start, 10);
  if (part === '中') return daysFrom(month.start + 10 * dayMs, 10);
  return part === '底' || part === '末' ? { start: month.start + 20 * dayMs, end: month.end } : month;
}

/** First or last month of a year for 年初 and 年底, or the whole. */
function partOfYear(year: number, part = ''): TimeRange {
  if (part === '') return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  return monthOf(year, part === '初' ? 1 : 12);
}

const monthAway = (local: number, turns: number) => monthOf(yearOf(local), new Date(local).getUTCMonth() + 1 + turns);

/** A month, or a day of it, in the given year, or where none is given in the one nearest to now. */
function monthOrDay(
  year: number | null,
  month: number,
  day: number | null,
  local: number,
  choose: Choose,
  part = '',
): TimeRange | null {
  if (!(month >= 1 && month <= 12)) return null;
  const inYear = (each: number) => (day === null ? partOfMonth(monthOf(each, month), part) : dayOf(each, month, day));
  if (year !== null) return inYear(year);
  return choose([0, -1, 1].map((away) => inYear(yearOf(local) + away)));
}

const fullYear = (text: string | undefined) => {
  const year = numberOf(text);
  return year < 100 ? 2000 + year : year;
};

const readers: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  [
    /^(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})/,
    ([, year, month, day], local, choose) => monthOrDay(Number(year), Number(month), Number(day), local, choose),
  ],
  [
    /^(\d{1,2})[-/.](\d{1,2})(?![-/.\d])/,
    ([, month, day], local, choose) => monthOrDay(null, Number(month), Number(day), local, choose),
  ],
  [
    new RegExp(
      `^(?:(\\d{4}|\\d{2})年|(大前|[去今明前后])年)(\\d{1,2}|${han})月(?:(\\d{1,2}|${han})[日号]?|份|([初中底末]))?`,
    ),
    ([, digits, name, month, day, part], local, choose) =>
      monthOrDay(
        digits === undefined ? yearOf(local) + (yearNames[name ?? ''] ?? 0) : fullYear(digits),
        numberOf(month),
        day === undefined ? null : numberOf(day),
        local,
        choose,
        part,
      ),
  ],
  [
    new RegExp(`^(\\d{1,2}|${han})月(?:(\\d{1,2}|${han})[日号]?|份|([初中底末]))?`),
    ([, month, day, part], local, choose) =>
      monthOrDay(null, numberOf(month), day === undefined ? null : numberOf(day), local, choose, part),
  ],
  [
    new RegExp(`^(?:(上上|[上下这本])个?月)?(\\d{1,2}|${han})[日号]`),
    ([, turns, day], local, choose) => {
      const inMonth = (away: number) => {
        const { start } = monthAway(local, away);
        return dayOf(yearOf(start), new Date(start).getUTCMonth() + 1, numberOf(day));
      };
      return turns === undefined ? choose([0, -1, 1].map(inMonth)) : inMonth(turnsOf(turns));
    },
  ],
  [
    /^(大前|大后|[前昨今明后听寻琴])(?:[天日朝]|儿个?)|^([今昨明前后听寻琴])(?=[晚早夜晨])/,
    ([, day, short], local) => daysFrom(startOfDay(local) + (dayNames[day ?? short ?? ''] ?? 0) * dayMs),
  ],
  [
    /^(?:(上上|下下|[上下这本])个?)?(?:周|星期|礼拜)([一二三四五六日天末])/,
    ([, turns, name = ''], local) => {
      const monday = startOfWeek(local) + turnsOf(turns) * 7 * dayMs;
      return name === '末'
        ? daysFrom(monday + 5 * dayMs, 2)
        : daysFrom(monday + weekdays.indexOf(name === '天' ? '日' : name) * dayMs);
    },
  ],
  [
    /^(上上|下下|[上下这本])个?(?:周|星期|礼拜)/,
    ([, turns], local) => daysFrom(startOfWeek(local) + turnsOf(turns) * 7 * dayMs, 7),
  ],
  [
    /^(上上|[上下这本当])个?月([初中底末]?)|^月([初中底末])/,
    ([, turns, part, alone], local) => partOfMonth(monthAway(local, turnsOf(turns)), alone ?? part),
  ],
  [
    /^(大前|[去今明前后])年年?([初底]?)|^(20\d{2}|19\d{2})年/,
    ([, name, part, digits], local) =>
      digits === undefined
        ? partOfYear(yearOf(local) + (yearNames[name ?? ''] ?? 0), part)
        : partOfYear(Number(digits)),
  ],
  [/^年([初底末])/, ([, part], local) => partOfYear(yearOf(local), part)],
];

const feast =
  /^([去今明]年)?(双十[一二]|双1[12]|618|六一八|520|五一|十一(?![月号日点天个])|国庆节?|春节|过年|元旦|中秋节?|端午节?|除夕|元宵节?|圣诞节?|情人节|七夕|母亲节|父亲节|教师节|儿童节|女神节|三八节?|黑五|黄金周|大?年三十|感恩节|万圣节|重阳|清明节?|冬至)/;

/** The first to the tenth day after the spring festival, which is the first itself. */
const newYearDay = /^(?:大年)?初([一二三四五六七八九十])/;

/**
 * Reads a Chinese date at the beginning of normalised words without spaces; null where none stands there. `local` is the wall clock;
 * `isPast` says that what happened then has happened, so that a date without a year is no coming one.
 */
export function readDateAhead(words: string, local: number, isPast: boolean): DateAhead | null {
  const choose: Choose = (candidates) =>
    nearestRange(
      candidates.filter((range) => range !== null && (!isPast || range.start <= local)),
      local,
    );
  const ahead = (range: TimeRange | null, length: number) => range && { range, rest: words.slice(length) };
  const inYears = (read: (year: number) => TimeRange | null) =>
    choose([0, -1, 1].map((away) => read(yearOf(local) + away)));
  const [whole = '', year, name = ''] = feast.exec(words) ?? [];
  if (whole !== '') {
    const inOne = (each: number) => festivalIn(name, each);
    const range = year === undefined ? inYears(inOne) : inOne(yearOf(local) + (yearNames[year.charAt(0)] ?? 0));
    return ahead(range, whole.length);
  }
  const [first = '', number] = newYearDay.exec(words) ?? [];
  if (first !== '') {
    const later = (numberOf(number) - 1) * dayMs;
    return ahead(
      inYears((each) => {
        const festival = festivalIn('春节', each);
        return festival && daysFrom(festival.start + later);
      }),
      first.length,
    );
  }
  for (const [pattern, read] of readers) {
    const match = pattern.exec(words);
    if (match !== null) return ahead(read(match, local, choose), match[0].length);
  }
  return null;
}
