import type { Emotion, Entity, IntentScore } from '../ports/understander.ts';
import type { Block, Option } from './blocks.ts';
import type { Ticket } from './ticket.ts';

/** A filled slot of a frame. */
export interface SlotValue {
  readonly value: unknown;
  readonly label: string;
  readonly source: string;
  readonly isPrivate: boolean;
}

/** One run of a flow on the stack. The last frame of the stack is the open one. */
export interface Frame {
  readonly id: string;
  readonly flow: string;
  readonly title: string;
  readonly by: 'intent' | 'choice' | 'run' | 'go' | 'repair';
  /** Where it waits for the customer; null before the first stop. */
  readonly step: string | null;
  readonly asks: string | null;
  readonly attempt: number;
  readonly slots: Readonly<Record<string, SlotValue>>;
  /** Results of calls, by `into` name. */
  readonly results: Readonly<Record<string, unknown>>;
}

/** One row of the conversation as it will be shown. */
export interface MessageState {
  readonly id: string;
  readonly from: 'user' | 'bot' | 'agent' | 'notice';
  readonly at: number;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly suggestions: readonly Option[];
  readonly seq: number | null;
  readonly device: string;
  readonly agentName: string | null;
  readonly thumb: 1 | -1 | null;
  /** For notices: `handoff.assigned`, `handoff.ended` or `text.cut`, which the face puts into words. */
  readonly notice: string | null;
}

/** What was called, and how that went. Keyed by the idempotency key. */
export interface ActionState {
  readonly key: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly frame: string | null;
  readonly into: string;
  readonly status: 'started' | 'succeeded' | 'failed';
  readonly output: unknown;
  readonly code: string | null;
}

/** A wish of the customer and what became of it; the ticket tells it. */
export interface Attempt {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly outcome: 'open' | 'answered' | 'completed' | 'cancelled' | 'failed' | 'handed_off' | 'replaced';
}

export interface HandoffState {
  readonly phase: 'none' | 'offered' | 'requested' | 'queued' | 'assigned' | 'ended';
  readonly ticket: Ticket | null;
  readonly ticketId: string | null;
  readonly position: number | null;
  readonly isOpen: boolean;
  readonly agent: { readonly id: string; readonly name: string } | null;
  readonly endedBy: 'agent' | 'user' | 'timeout' | null;
}

/** The fold over the log. Readonly plain JSON: a checkpoint stores it as it is. */
export interface ConversationState {
  readonly locale: string;
  readonly page: Readonly<Record<string, string>>;
  /** Who it is: claimed by the host page until the server verified it. */
  readonly user: {
    readonly id: string | null;
    readonly name: string | null;
    readonly level: string | null;
    readonly isVerified: boolean;
  };
  readonly messages: readonly MessageState[];
  readonly stack: readonly Frame[];
  readonly actions: Readonly<Record<string, ActionState>>;
  readonly attempts: readonly Attempt[];
  /** The last thing understood. */
  readonly understood: {
    readonly intents: readonly IntentScore[];
    readonly inScope: number;
    readonly entities: readonly Entity[];
    readonly emotion: Emotion;
  } | null;
  /** The last decision, for "why". */
  readonly decided: {
    readonly policy: string;
    readonly rule: string;
    readonly reason: string;
    readonly intent: string | null;
    readonly confidence: number;
  } | null;
  /** What "that one" means: last mentioned ids by kind (`order`, `product`, `place` …), newest first, at most five each. */
  readonly mentions: Readonly<Record<string, readonly string[]>>;
  /** The intent that the last answer served; elliptic follow-ups lean on it. */
  readonly topic: string | null;
  /** Misunderstandings in a row. */
  readonly misses: number;
  /** Emotion of the customer's last messages: highest upset score of the last three. */
  readonly upset: number;
  /** Those three scores, oldest first. */
  readonly recentUpset: readonly number[];
  readonly handoff: HandoffState;
  readonly rating: number | null;
  readonly turn: string | null;
}
