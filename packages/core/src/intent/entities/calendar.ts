/** Half-open span of local time, in milliseconds of a calendar without offset: `Date.UTC` of what the wall clock shows. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Offset of Asia/Shanghai, which knows no summer time. */
const offsetMs = 8 * hourMs;

/** What a wall clock in Shanghai shows at an instant, in milliseconds of a calendar without offset. */
export function localTime(epochMs: number): number {
  return epochMs + offsetMs;
}

export function startOfDay(local: number): number {
  return Math.floor(local / dayMs) * dayMs;
}

/** The Monday on which the week of a local time begins. */
export function startOfWeek(local: number): number {
  // 1970-01-01 was a Thursday.
  return startOfDay(local) - ((Math.floor(local / dayMs) + 3) % 7) * dayMs;
}

export const daysFrom = (start: number, days = 1): TimeRange => ({ start, end: start + days * dayMs });

/** A calendar month; `month` counts from 1 and may run over the year's ends. */
export const monthOf = (year: number, month: number): TimeRange => ({
  start: Date.UTC(year, month - 1),
  end: Date.UTC(year, month),
});

/** A calendar day, or null for a day that does not exist. `month` counts from 1. */
export function dayOf(year: number, month: number, day: number): TimeRange | null {
  const start = Date.UTC(year, month - 1, day);
  const date = new Date(start);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? daysFrom(start) : null;
}

/** The same day and time so many months away; the 31st becomes the last of a shorter month. */
export function monthsAway(local: number, months: number): number {
  const date = new Date(local);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) + (local - startOfDay(local));
}

/** The one that lies nearest to a time, nulls left out. */
export function nearestRange(candidates: readonly (TimeRange | null)[], local: number): TimeRange | null {
  let nearest: TimeRange | null = null;
  const distance = (range: TimeRange) => Math.max(0, range.start - local, local - range.end);
  for (const range of candidates)
    if (range !== null && (nearest === null || distance(range) < distance(nearest))) nearest = range;
  return nearest;
}

/** ISO 8601 with the offset of Shanghai: an interval `start/end`, or one instant where both are the same. */
export function isoTime({ start, end }: TimeRange): string {
  const instant = (local: number) => `${new Date(local).toISOString().slice(0, 19)}+08:00`;
  return start === end ? instant(start) : `${instant(start)}/${instant(end)}`;
}
