import * as z from 'zod/mini';
import type { ConversationState } from './state.ts';

/** Raised whenever the shape of the state changes; older checkpoints then go through `migrate`. */
export const stateVersion = 1;

/** The id under which a conversation's checkpoint lies beside its events. */
export const checkpointId = 'checkpoint';

/** A fold that need not be done again: `state` covers every event up to `seq`. */
export interface Checkpoint {
  readonly seq: number;
  readonly state: ConversationState;
  readonly version: number;
}

const checkpointSchema = z.object({
  seq: z.int().check(z.minimum(1)),
  version: z.int(),
  state: z.looseObject({ messages: z.array(z.unknown()), stack: z.array(z.unknown()) }),
});

/**
 * Brings a stored checkpoint to this version. Null where that cannot be done: the log is then folded from its start,
 * which costs time and nothing else.
 */
export function migrate(stored: unknown): Checkpoint | null {
  const parsed = checkpointSchema.safeParse(stored);
  if (!parsed.success) return null;
  const { seq, version, state } = parsed.data;
  // Version 1 is the first: what is older or newer is unknown here.
  return version === stateVersion ? { seq, version, state: state as unknown as ConversationState } : null;
}
