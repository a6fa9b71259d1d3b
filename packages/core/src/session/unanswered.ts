import type { ConversationEvent, EventOf } from './events.ts';
import { isActive } from './reduce-handoff.ts';
import type { ConversationState } from './state.ts';
import type { TurnInput } from './turn-input.ts';

/** What the customer said and nobody answered: the page went away, or what answers has not come yet. */
export interface Unanswered {
  readonly input: TurnInput;
  readonly turn: string;
  /** False where the turn had got further than understanding: it must not be run again from its start. */
  readonly isUntouched: boolean;
}

/** After this long the customer has gone on to something else. */
const patienceMs = 600_000;

/**
 * The turns that this tab left unfinished, oldest first: what was said after the last words that were answered. Other tabs' turns are
 * theirs, and where a person is on the way nobody waits for the bot. Pure.
 */
export function findUnanswered(
  log: { events(): readonly ConversationEvent[] },
  state: ConversationState,
  device: string,
  now: number,
): readonly Unanswered[] {
  const spoken = state.messages.filter(({ from }) => from !== 'notice');
  const last = spoken[spoken.length - 1];
  const isRecent = state.messages.some(({ from, at }) => from === 'user' && now - at <= patienceMs);
  if (last === undefined || !isRecent || isActive(state.handoff)) return [];
  const events = log.events();
  const answered = new Set(events.flatMap(({ type, turn }) => (type === 'bot.said' ? [turn] : [])));
  const isEnd = (event: ConversationEvent): boolean =>
    isForPerson(event) || (event.type === 'user.said' && answered.has(event.turn));
  const open = events.slice(events.map(isEnd).lastIndexOf(true) + 1);
  return open.flatMap((said) => {
    if (said.type !== 'user.said' || said.turn === null || said.device !== device) return [];
    if (now - said.at > patienceMs) return [];
    const later = open.filter(({ turn, type }) => turn === said.turn && type !== 'user.said');
    const isUntouched = said.data.form === undefined && later.every(({ type }) => type === 'intent.recognized');
    return isUntouched || said.id === last.id ? [{ input: inputOf(said), turn: said.turn, isUntouched }] : [];
  });
}

/** What was said before is not the bot's to answer. */
function isForPerson({ type }: ConversationEvent): boolean {
  return type === 'agent.said' || type === 'handoff.assigned' || type === 'handoff.ended';
}

function inputOf({ data }: EventOf<'user.said'>): TurnInput {
  return data.choice === undefined
    ? { kind: 'say', text: data.text }
    : { kind: 'choose', id: data.choice, label: data.text };
}
