import type { ConversationEvent } from './events.ts';
import { isActive } from './reduce-handoff.ts';
import type { ConversationState } from './state.ts';

/** What the customer said last, if the page went away before it was answered. */
export interface Unanswered {
  readonly text: string;
  /** False where the turn had got further than understanding: it must not be run again from its start. */
  readonly isUntouched: boolean;
}

/** After this long the customer has gone on to something else. */
const patienceMs = 600_000;

/**
 * The turn that this tab left unfinished, or null. Other tabs' turns are theirs, and where a person is on the way nobody
 * waits for the bot. Pure.
 */
export function findUnanswered(
  log: { events(): readonly ConversationEvent[] },
  state: ConversationState,
  device: string,
  now: number,
): Unanswered | null {
  const spoken = state.messages.filter(({ from }) => from !== 'notice');
  const last = spoken[spoken.length - 1];
  if (last?.from !== 'user' || last.device !== device || isActive(state.handoff)) return null;
  if (now - last.at > patienceMs) return null;
  const events = log.events();
  const at = events.findIndex(({ id }) => id === last.id);
  const said = events[at];
  if (said?.type !== 'user.said') return null;
  const later = events.slice(at + 1).filter(({ turn }) => turn !== null && turn === said.turn);
  const isUntouched = said.data.form === undefined && later.every(({ type }) => type === 'intent.recognized');
  return { text: said.data.text, isUntouched };
}
