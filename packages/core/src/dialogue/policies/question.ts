import { allSteps } from '../../pack/all-steps.ts';
import type { CollectStep } from '../../pack/step-schema.ts';
import type { Frame } from '../../session/state.ts';
import { isMistyped } from '../slot-values.ts';
import type { Snapshot } from '../snapshot.ts';

/** The slot that the sentence seems to try with a wrong value: the asked one, else an e-mail address. Null: none. */
export function triedSlot({ pack, heard }: Snapshot, frame: Frame, asks: string): string | null {
  const slots = Object.entries(pack.flows[frame.flow]?.slots ?? {});
  const tried = slots.find(([name, slot]) => (name === asks || slot.type === 'email') && isMistyped({ slot, heard }));
  return tried?.[0] ?? null;
}

/** An address or number of a kind that is not asked now can only mean the slot that holds one already. */
export function isUnmistakable({ pack }: Snapshot, frame: Frame, name: string, asks: string): boolean {
  const slots = pack.flows[frame.flow]?.slots;
  const type = slots?.[name]?.type;
  return type !== slots?.[asks]?.type && (type === 'email' || type === 'phone' || type === 'tax_no');
}

/** Whether the step that collects the slot lets it be passed over. */
export function isSkippable(snapshot: Snapshot, frame: Frame, asks: string): boolean {
  return collecting(snapshot, frame, asks)?.skip !== undefined;
}

/** Whether that step has own words for a wrong answer. */
export function hasLadder(snapshot: Snapshot, frame: Frame, asks: string): boolean {
  return (collecting(snapshot, frame, asks)?.retry ?? []).length > 0;
}

function collecting({ pack }: Snapshot, frame: Frame, asks: string): CollectStep | undefined {
  const steps = allSteps(pack.flows[frame.flow]?.steps ?? []);
  return steps.find((step): step is CollectStep => 'collect' in step && step.collect === asks);
}
