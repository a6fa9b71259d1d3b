import type { Pack } from '../pack/schema.ts';
import type { ConversationState, Frame } from '../session/state.ts';
import type { Heard } from './heard.ts';
import type { Searches } from './searches.ts';

/** Everything a pure step of the dialogue may look at. */
export interface Snapshot {
  readonly pack: Pack;
  readonly state: ConversationState;
  readonly heard: Heard;
  readonly searches: Searches;
  /** Epoch milliseconds. */
  readonly now: number;
  /** False without a server: no lookups, no people. */
  readonly hasGateway: boolean;
}

/** The open flow, or null. */
export function topFrame(state: ConversationState): Frame | null {
  return state.stack.at(-1) ?? null;
}
