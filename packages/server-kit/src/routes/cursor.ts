import { XiaoerError } from '@xiaoer/core/errors';
import type { Call } from '../http/call.ts';
import { entryJson } from '../journal.ts';
import type { Services } from '../services.ts';

/** Where the client is: Last-Event-ID before `?after=`, 0 without both. REQUEST_INVALID when it is no seq. */
export function cursorOf(call: Call): number {
  const text = call.header('last-event-id') || call.query.get('after') || '0';
  if (!/^\d{1,15}$/.test(text)) {
    throw new XiaoerError('REQUEST_INVALID', 'The cursor must be the seq of an event: a whole number from 0.');
  }
  return Number(text);
}

/** A whole number from the query within bounds, or its default. */
export function numberOf(call: Call, name: string, fallback: number, maximum: number): number {
  const text = call.query.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new XiaoerError('REQUEST_INVALID', `${name} must be a whole number.`);
  return Math.min(Number(text), maximum);
}

/** Refuses a cursor that this conversation never reached: the client holds another conversation or another server's. */
export function requireReached(after: number, cursor: number): void {
  if (after <= cursor) return;
  throw new XiaoerError(
    'CONFLICT',
    `The cursor ${after} lies ahead of this conversation, which is at ${cursor}. Read again from 0.`,
    {
      data: { cursor },
    },
  );
}

/** The page of events after a cursor, as JSON; CONFLICT for a cursor from the future. */
export async function pageJson(
  services: Services,
  conversation: string,
  after: number,
  limit: number,
): Promise<{ readonly json: string; readonly isEmpty: boolean }> {
  const { entries, cursor } = await services.journal.read(conversation, after, limit);
  requireReached(after, cursor);
  const last = entries.at(-1)?.seq ?? after;
  const events = entries.map(entryJson).join(',');
  return { json: `{"events":[${events}],"cursor":${last},"hasMore":${last < cursor}}`, isEmpty: entries.length === 0 };
}
