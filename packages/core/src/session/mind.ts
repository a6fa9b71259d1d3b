import type { Clock } from '../ports/clock.ts';
import type { Gateway } from '../ports/gateway.ts';
import type { NextId } from '../ports/ids.ts';
import type { EventDraft } from './events.ts';
import type { ConversationState } from './state.ts';
import type { TurnInput } from './turn-input.ts';

/** What one turn may use of its conversation. `append` folds at once; the start of a call that leaves the device is durable when it resolves. */
export interface MindContext {
  readonly clock: Clock;
  readonly nextId: NextId;
  /** Null without a server: no lookups, no people. */
  readonly gateway: Gateway | null;
  state(): ConversationState;
  append(drafts: readonly EventDraft[]): Promise<void>;
  isCancelled(): boolean;
}

/** What answers. The conversation hears, keeps, sends and shows without one. */
export interface Mind {
  /** Pack and version that it answers from, e.g. `retail@1.0.0`; noted in the log. */
  readonly pack: string;
  /** One turn for an input whose words are in the log already; appends what it understands, decides, does and says. */
  answer(input: TurnInput, context: MindContext): Promise<void>;
  /** Told once, when the conversation closes. */
  close?(): void;
}

/** Fetches a mind. Asked again after a failure when the customer speaks or retries. */
export type LoadMind = () => Promise<Mind>;
