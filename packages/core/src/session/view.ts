import type { Readable } from '../readable.ts';
import type { Block, Option } from './blocks.ts';

/** One row that a face draws. Rows keep their identity until they change. */
export interface MessageRow {
  readonly id: string;
  readonly from: 'user' | 'bot' | 'agent' | 'notice';
  readonly at: number;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly delivery: 'sent' | 'sending' | 'failed';
  readonly agentName: string | null;
  readonly thumb: 1 | -1 | null;
  readonly notice: string | null;
}

/** Everything beside the messages that a face shows. */
export interface StatusView {
  /** `local`: there is no server. */
  readonly connection: 'local' | 'online' | 'offline';
  readonly handoff: 'none' | 'offered' | 'requested' | 'queued' | 'assigned' | 'ended';
  readonly position: number | null;
  /** False outside the hours of the human service. */
  readonly isServiceOpen: boolean;
  readonly agentName: string | null;
  readonly rating: 'none' | 'asked' | 'given';
  /** Events that the server has not stored yet. */
  readonly unsent: number;
  readonly locale: string;
  readonly userName: string | null;
  /** What answers: on its way, there, or not to be had now (`retry` asks again). */
  readonly mind: 'loading' | 'ready' | 'failed';
}

/** The view of one conversation: plain JSON in readables, no functions, dates, maps or undefined. */
export interface ConversationView {
  readonly messages: Readable<readonly MessageRow[]>;
  readonly suggestions: Readable<readonly Option[]>;
  readonly typing: Readable<'none' | 'bot' | 'agent'>;
  readonly status: Readable<StatusView>;
}
