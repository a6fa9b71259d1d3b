import {
  dayMs,
  dayOf,
  daysFrom,
  hourMs,
  minuteMs,
  monthOf,
  nearestRange,
  startOfDay,
  startOfWeek,
  type TimeRange,
} from './calendar.ts';
import { festivalIn } from './festivals.ts';
import { readPartOfDay } from './read-clock-time.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'mon tue wed thu fri sat sun'.split(' ');
const days: Readonly<Record<string, number>> = {
  'the day before yesterday': -2,
  yesterday: -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  tmr: 1,
  tmrw: 1,
  'the day after tomorrow': 2,
};
const turns: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

const dayWords = new RegExp(`^(${Object.keys(days).join('|')})(?: (morning|afternoon|evening|night))?$`);
const weekdayWords = /^(?:(last|next|this) )?(mon|tues|wednes|thurs|fri|satur|sun)day$/;
const unitWords = /^(last|next|this) (week|weekend|month|year|morning|afternoon|evening|night)$/;
const dateWords =
  /^(?:([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3})[a-z]*)$/;
const clockWords = /^(\d{1,2})(?::(\d{2}))? ?([ap])m$/;

/**
 * A time in English words, lower case, or null. “last Friday” is the one before today, a bare “Friday” the coming one (today
 * included), “next Friday” that of next week. `local` is the wall clock.
 */
export function readEnglishDate(words: string, local: number): TimeRange | null {
  const today = startOfDay(local);
  const [, dayName, part = ''] = dayWords.exec(words) ?? [];
  if (dayName !== undefined) {
    const day = daysFrom(today + (days[dayName] ?? 0) * dayMs);
    const partName = dayName === 'tonight' ? 'night' : part;
    return partName === '' ? day : readPartOfDay(partName, day);
  }
  const [, turn, weekday] = weekdayWords.exec(words) ?? [];
  if (weekday !== undefined) return weekdayFrom(turn, weekdays.indexOf(weekday.slice(0, 3)), local);
  const [, which, unit = ''] = unitWords.exec(words) ?? [];
  if (which !== undefined) return unitAway(turns[which] ?? 0, unit, local);
  const [, firstMonth, firstDay, secondDay, secondMonth] = dateWords.exec(words) ?? [];
  const month = months.indexOf(firstMonth ?? secondMonth ?? '') + 1;
  if (month > 0) {
    const year = new Date(local).getUTCFullYear();
    const inYear = (each: number) => dayOf(each, month, Number(firstDay ?? secondDay));
    return nearestRange([year, year - 1, year + 1].map(inYear), local);
  }
  const [, hour, minute = '0', half] = clockWords.exec(words) ?? [];
  if (hour !== undefined) return clockOf(Number(hour), Number(minute), half === 'p', today);
  if (/^weekend$/.test(words)) return unitAway(0, words, local);
  const year = new Date(local).getUTCFullYear();
  const feast = nearestRange(
    [year, year - 1, year + 1].map((each) => festivalIn(words, each)),
    local,
  );
  return feast ?? readPartOfDay(words, daysFrom(today));
}

function weekdayFrom(turn: string | undefined, weekday: number, local: number): TimeRange {
  const today = startOfDay(local);
  const inWeek = startOfWeek(local) + weekday * dayMs;
  if (turn === 'last') return daysFrom(inWeek < today ? inWeek : inWeek - 7 * dayMs);
  if (turn === 'next') return daysFrom(inWeek + 7 * dayMs);
  return daysFrom(turn === undefined && inWeek < today ? inWeek + 7 * dayMs : inWeek);
}

function unitAway(away: number, unit: string, local: number): TimeRange | null {
  const date = new Date(local);
  const monday = startOfWeek(local) + away * 7 * dayMs;
  if (unit === 'week') return daysFrom(monday, 7);
  if (unit === 'weekend') return daysFrom(monday + 5 * dayMs, 2);
  if (unit === 'month') return monthOf(date.getUTCFullYear(), date.getUTCMonth() + 1 + away);
  const year = date.getUTCFullYear() + away;
  if (unit === 'year') return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  return readPartOfDay(unit, daysFrom(startOfDay(local) + away * dayMs));
}

function clockOf(hour: number, minute: number, isAfternoon: boolean, today: number): TimeRange | null {
  if (hour < 1 || hour > 12 || minute > 59) return null;
  const instant = today + ((hour % 12) + (isAfternoon ? 12 : 0)) * hourMs + minute * minuteMs;
  return { start: instant, end: instant };
}
