import * as z from 'zod/mini';
import { XiaoerError } from '../errors.ts';
import { parseEvent } from './events.ts';
import type { Entry } from './timeline.ts';

/** The least that gives a record a place in the order. */
const placeSchema = z.object({
  id: z.string().check(z.minLength(1)),
  seq: z.nullable(z.int()),
  counter: z.catch(z.int(), 0),
});

/**
 * Reads one record of any origin. What is unknown or malformed is reported and skipped; if it has a place in the
 * server's order it keeps that place, for the order has no holes.
 */
export function readEntry(body: unknown, onError: (error: unknown) => void): Entry | null {
  // What was taken back leaves an empty record.
  if (body === null) return null;
  const event = parseEvent(body);
  if (event !== null) return { id: event.id, seq: event.seq, counter: event.counter, event, body };
  const place = placeSchema.safeParse(body);
  const name = place.success ? `Event ${place.data.id}` : 'A stored record';
  onError(new XiaoerError('REQUEST_INVALID', `${name} is of an unknown type or malformed and was skipped.`));
  return place.success && place.data.seq !== null ? { ...place.data, event: null, body } : null;
}

/** Reads no more than the place of a record that a checkpoint covers; null where it covers it not. */
export function readCovered(body: unknown, coveredSeq: number): Entry | null {
  const place = placeSchema.safeParse(body);
  if (!place.success || place.data.seq === null || place.data.seq > coveredSeq) return null;
  return { ...place.data, event: null, body };
}
