import type { Clock } from './ports/clock.ts';
import type { Gateway } from './ports/gateway.ts';
import type { NextId } from './ports/ids.ts';
import type { LogStore } from './ports/log-store.ts';
import type { Understander } from './ports/understander.ts';
import type { Pack } from './pack/schema.ts';
import type { ConversationExport } from './privacy/export.ts';
import type { ConversationEvent } from './session/events.ts';
import type { ConversationState } from './session/state.ts';
import type { ConversationView } from './session/view.ts';

/** What the engine needs from its host. Without a gateway it answers on its own: no lookups, no people. */
export interface ConversationPorts {
  readonly understander: Understander;
  readonly logStore: LogStore;
  readonly clock: Clock;
  readonly nextId: NextId;
  readonly gateway?: Gateway;
}

export interface ConversationOptions {
  /** Key of the conversation in the log store: one per customer and app, e.g. `shop:u1001`. */
  readonly id: string;
  /** Stable id of this device or tab; part of every event's order. */
  readonly device: string;
  readonly pack: Pack;
  /** `zh-CN`, `zh-TW` or `en`; others fall back to zh-CN. */
  readonly locale?: string;
  readonly channel?: string;
  /** Who the host says it is. The server decides; null is a guest. */
  readonly user?: { readonly id: string; readonly name?: string } | null;
  /** Where the customer is, e.g. `{ product: 'P100' }`. */
  readonly page?: Readonly<Record<string, string>>;
  /** Says hello as the first message of a new conversation. Default true. */
  readonly greets?: boolean;
  /** Told of every failure that was degraded; never needed for correctness. */
  readonly onError?: (error: unknown) => void;
  /** Told of every event once, in local order; for hosts' own events and for `--why`. */
  readonly onEvent?: (event: ConversationEvent) => void;
}

/** One conversation. Inputs are served one turn at a time; each promise resolves when its turn has ended. */
export interface Conversation {
  readonly view: ConversationView;
  /** Resolves when the stored log has been replayed; inputs before that wait. */
  readonly ready: Promise<void>;
  /** The fold as it is now; for tests, the desk and the CLI. */
  state(): ConversationState;
  /** Says a text. Empty or blank text is ignored. Text over 2,000 characters is cut with a notice. */
  say(text: string): Promise<void>;
  /** Takes an offered option by id; an id that is not on offer any more is said as its label. */
  choose(id: string, label?: string): Promise<void>;
  /** Submits a form block. */
  submit(form: string, fields: Readonly<Record<string, string>>): Promise<void>;
  setPage(page: Readonly<Record<string, string>>): Promise<void>;
  setLocale(locale: string): Promise<void>;
  /** Asks for a person without words. */
  requestHuman(): Promise<void>;
  /** Leaves the queue or ends the talk with a person. */
  endHandoff(): Promise<void>;
  /** Rates the service, 1 to 5. */
  rate(score: number, comment?: string): Promise<void>;
  rateMessage(message: string, thumb: 1 | -1): Promise<void>;
  /** Sends again what could not be stored. */
  retry(): Promise<void>;
  /** Tells the other end that the customer is writing. */
  setTyping(isTyping: boolean): void;
  /** Everything kept of the conversation as readable JSON, for the customer. */
  exportData(): ConversationExport;
  /** Drops the log on this device and closes. */
  erase(): Promise<void>;
  /** Stops listening and disposes every effect; further calls reject with CONVERSATION_CLOSED. */
  close(): void;
}
