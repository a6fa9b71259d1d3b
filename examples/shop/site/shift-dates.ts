const dayMs = 86_400_000;
const shopZoneMs = 8 * 3_600_000;
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The number of the day in the shop's time zone; two moments of one day have the same. */
export function dayNumber(now: number): number {
  return Math.floor((now + shopZoneMs) / dayMs);
}

function shifted(text: string, days: number): string {
  const time = new Date(Date.parse(text) + days * dayMs + shopZoneMs).toISOString().slice(0, 19);
  return `${time}+08:00`;
}

/** The same plain JSON with every time in it that many days later; the hour of the day stays. */
export function shiftDates<T>(value: T, days: number): T {
  if (days === 0) return value;
  return JSON.parse(JSON.stringify(value), (_key, item: unknown) =>
    typeof item === 'string' && isoTime.test(item) ? shifted(item, days) : item,
  ) as T;
}
