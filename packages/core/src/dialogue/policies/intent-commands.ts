import type { Command } from '../commands.ts';
import type { Snapshot } from '../snapshot.ts';

/** What the pack does for an intent: its flow, else its answer. Null when it has neither. */
export function intentCommands({ pack }: Snapshot, intent: string): readonly Command[] | null {
  const spec = Object.hasOwn(pack.intents, intent) ? pack.intents[intent] : undefined;
  if (spec?.flow !== undefined && Object.hasOwn(pack.flows, spec.flow)) {
    return [{ type: 'start', flow: spec.flow, by: 'intent', intent }];
  }
  const response = spec?.answer ?? intent;
  return Object.hasOwn(pack.responses, response) ? [{ type: 'answer', response }] : null;
}
