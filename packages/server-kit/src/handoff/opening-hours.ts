import { XiaoerError } from '@xiaoer/core/errors';
import type { HandoffOptions } from './handoff-options.ts';

/** Tells whether people are there at a time. Throws OPTIONS_INVALID for hours it cannot read. */
export function openingHours(hours: HandoffOptions['hours']): (now: number) => boolean {
  if (hours === undefined) return () => true;
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  return (now) => {
    const offset = hours.utcOffsetMinutes ?? -new Date(now).getTimezoneOffset();
    const minute = (((Math.floor(now / 60_000) + offset) % 1440) + 1440) % 1440;
    return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  };
}

function minutesOf(text: string): number {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
  const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
  if (match === null || minutes > 1440) {
    throw new XiaoerError('OPTIONS_INVALID', `handoff.hours takes times like "09:00", not "${text}".`);
  }
  return minutes;
}
