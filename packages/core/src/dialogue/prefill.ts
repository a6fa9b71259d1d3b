import { slotSet } from './slot-set.ts';
import type { Run } from './run.ts';
import { sameAsBefore } from './same-as-before.ts';
import { readSlot } from './slot-values.ts';

/** Fills the slots of a new flow from the sentence that started it; one word fills one slot. Free text fills none. */
export function prefill(run: Run, id: string): void {
  const { state, pack, heard, searches } = run.now();
  const frame = state.stack.find((item) => item.id === id);
  const spec = frame === undefined ? undefined : pack.flows[frame.flow];
  if (frame === undefined || spec === undefined) return;
  const spokenOf = state.mentions['attribute'] ?? [];
  const before = sameAsBefore(run.now(), frame.flow);
  const used = new Set<string>();
  for (const [name, slot] of Object.entries(spec.slots ?? {})) {
    if (slot.always === true || frame.slots[name] !== undefined) continue;
    const found = readSlot({
      name,
      slot,
      heard,
      pack,
      locale: state.locale,
      normalize: searches.normalize,
      spokenOf,
      isAsked: false,
    });
    if (found !== null && (found.used === '' || !used.has(found.used))) {
      used.add(found.used);
      run.emit(slotSet(id, name, slot, found));
      continue;
    }
    const known = before[name];
    if (known !== undefined) run.emit(slotSet(id, name, slot, known));
  }
}
