import type { Slot } from '../pack/step-schema.ts';
import type { EventDraft } from '../session/events.ts';
import type { SlotFill } from './commands.ts';
import type { Move, Place } from './place.ts';
import { isPrivateSlot } from './slot-values.ts';

/** A slot's value as an event. */
export function slotSet(frame: string, name: string, slot: Slot, filled: SlotFill): EventDraft {
  const { value, label, source } = filled;
  return { type: 'slot.set', data: { frame, slot: name, value, label, source, isPrivate: isPrivateSlot(slot) } };
}

/** Fills the slot at this place and looks at the step again. */
export function fillSlot({ run, frame }: Place, name: string, slot: Slot, filled: SlotFill): Move {
  run.emit(slotSet(frame.id, name, slot, filled));
  return { kind: 'again' };
}
