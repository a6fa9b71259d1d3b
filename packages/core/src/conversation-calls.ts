import type { Conversation } from './conversation-api.ts';
import { checkScore } from './conversation-options.ts';
import type { EventDraft } from './session/events.ts';
import { cleanInput } from './session/input-text.ts';
import { formerLabel, offeredOption } from './session/offered.ts';
import { localeDrafts, pageDrafts } from './session/opening.ts';
import { plainHandoff } from './session/plain-ticket.ts';
import { isActive } from './session/reduce-handoff.ts';
import type { ConversationState } from './session/state.ts';
import type { TurnInput } from './session/turn-input.ts';

/** What the customer's calls need of a running conversation. Both promises reject with CONVERSATION_CLOSED. */
export interface CallTarget {
  state(): ConversationState;
  /** Runs a turn in line, or hears its input at once where there is no mind yet; null is none. */
  take(input: () => TurnInput | null): Promise<void>;
  /** Appends what needs no turn: it does not wait behind a slow one. */
  note(drafts: () => readonly EventDraft[]): Promise<void>;
  /** True where a person can be asked for and no mind is there to tell the story. */
  asksPlainly(): boolean;
}

type Call =
  | 'say'
  | 'choose'
  | 'submit'
  | 'setPage'
  | 'setLocale'
  | 'requestHuman'
  | 'endHandoff'
  | 'rate'
  | 'rateMessage';

/** The calls of a conversation that say something, as turns and notes. */
export function createCalls({ state, take, note, asksPlainly }: CallTarget): Pick<Conversation, Call> {
  return {
    say(text) {
      const { text: cleaned, isCut } = cleanInput(text);
      return take(() => (cleaned === '' ? null : { kind: 'say', text: cleaned, isCut }));
    },
    choose: (id, label) =>
      take(() => {
        const offered = offeredOption(state(), id);
        if (offered !== null) return { kind: 'choose', id, label: offered.label };
        const words = cleanInput(label ?? formerLabel(state(), id) ?? id).text;
        return words === '' ? null : { kind: 'say', text: words };
      }),
    submit(form, fields) {
      const cleaned = Object.entries(fields).map(([name, value]) => [name, cleanInput(value).text]);
      return take(() => ({ kind: 'submit', form, fields: Object.fromEntries(cleaned) }));
    },
    setPage: (page) => note(() => pageDrafts(state(), page)),
    setLocale: (locale) => note(() => localeDrafts(state(), locale)),
    requestHuman: () => (asksPlainly() ? note(() => plainHandoff(state())) : take(() => ({ kind: 'human' }))),
    endHandoff: () => note(() => endDrafts(state())),
    async rate(score, comment) {
      checkScore(score);
      const words = comment === undefined ? {} : { comment: cleanInput(comment).text };
      await note(() => [{ type: 'rating.given', data: { score, ...words } }]);
    },
    rateMessage: (message, thumb) => note(() => [{ type: 'message.rated', data: { message, thumb } }]),
  };
}

/** Leaving what is not there is no event. */
function endDrafts({ handoff }: ConversationState): readonly EventDraft[] {
  if (!isActive(handoff) && handoff.phase !== 'offered') return [];
  const ticket = handoff.ticketId === null ? {} : { ticketId: handoff.ticketId };
  return [{ type: 'handoff.ended', data: { ...ticket, by: 'user' } }];
}
