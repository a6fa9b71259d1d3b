import { serverEventTypes, type ConversationEvent } from './events.ts';
import type { Entry } from './timeline.ts';

/**
 * What a customer's devices made, without its place in an order that the server lost. What the server wrote is the
 * server's to tell again. A hand-off that is over must not begin again. Pure.
 */
export function unplaced(entries: readonly Entry[], isHandoffActive: boolean): readonly Entry[] {
  return entries.flatMap(({ id, event }) => {
    if (event === null || isServerWritten(event)) return [];
    if (event.type.startsWith('handoff.') && event.seq !== null && !isHandoffActive) return [];
    const free = { ...event, seq: null };
    return [{ id, seq: null, counter: free.counter, event: free, body: free }];
  });
}

function isServerWritten(event: ConversationEvent): boolean {
  if (event.type === 'user.identified') return event.data.verified;
  if (event.type === 'handoff.ended') return event.data.by !== 'user';
  return serverEventTypes.includes(event.type);
}
