import type { ConversationEvent, EventOf } from './events.ts';
import { isActive } from './reduce-handoff.ts';
import type { ConversationState, MessageState } from './state.ts';
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
 * The turns that this tab left unfinished, oldest first. Other tabs' turns are theirs, and where a person is on the way
 * nobody waits for the bot. Pure.
 */
export function findUnanswered(
  log: { events(): readonly ConversationEvent[] },
  state: ConversationState,
  device: string,
  now: number,
): readonly Unanswered[] {
  if (isActive(state.handoff)) return [];
  const mine = lastSaid(state.messages).filter((row) => row.device === device && now - row.at <= patienceMs);
  if (mine.length === 0) return [];
  const events = log.events();
  return mine.flatMap(({ id }) => {
    const at = events.findIndex((event) => event.id === id);
    const said = events[at];
    if (said?.type !== 'user.said' || said.turn === null) return [];
    const later = events.slice(at + 1).filter(({ turn }) => turn === said.turn);
    const isUntouched = said.data.form === undefined && later.every(({ type }) => type === 'intent.recognized');
    return [{ input: inputOf(said), turn: said.turn, isUntouched }];
  });
}

/** The customer's rows at the end, after everybody else's; words before a talk with a person ended were for the person. */
function lastSaid(messages: readonly MessageState[]): readonly MessageState[] {
  const isOther = ({ from, notice }: MessageState): boolean => from !== 'user' && notice !== 'text.cut';
  return messages.slice(messages.map(isOther).lastIndexOf(true) + 1).filter(({ from }) => from === 'user');
}

function inputOf({ data }: EventOf<'user.said'>): TurnInput {
  return data.choice === undefined
    ? { kind: 'say', text: data.text }
    : { kind: 'choose', id: data.choice, label: data.text };
}
