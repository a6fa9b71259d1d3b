import { evaluateSource } from '../../pack/evaluate.ts';
import type { Frame } from '../../session/state.ts';
import { valueLabel } from '../candidates.ts';
import type { SlotFill } from '../commands.ts';
import { readOrders } from '../orders.ts';
import { readAgain, readOpenSlots } from '../reading.ts';
import { createScope } from '../scope.ts';
import type { Snapshot } from '../snapshot.ts';
import { inScopeIntent } from './intent.ts';

/** From here a wish counts although the words could be an echo of what is known. */
const sureWish = 0.8;

/** Only goods are named, and the order is one with these goods already. */
export function isEcho(snapshot: Snapshot, frame: Frame): boolean {
  const { heard } = snapshot;
  const isNamed = heard.entities.some(({ type }) => type === 'product');
  if (!heard.isFollowUp || !isNamed || (inScopeIntent(snapshot)?.confidence ?? 0) >= sureWish) return false;
  const bought = Object.values(frame.slots).flatMap(({ value }) => readOrders(value).flatMap(({ lines }) => lines));
  return heard.products.every((id) => bought.some(({ product }) => product === id));
}

/** The sentence says once more what a choice holds already, and nothing for the question. */
export function repeatsChoice(snapshot: Snapshot, frame: Frame, asks: string): boolean {
  const slots = snapshot.pack.flows[frame.flow]?.slots ?? {};
  if (readOpenSlots(snapshot, frame, asks).length > 0) return false;
  return Object.entries(slots).some(([name, slot]) => {
    if (slot.type !== 'choice' || frame.slots[name] === undefined) return false;
    return readAgain(snapshot, frame, name)?.value === frame.slots[name]?.value;
  });
}

/** The same flow is wished in another way: “想退” while an exchange is on its way changes what the intent sets. */
export function changedWish(snapshot: Snapshot, frame: Frame): readonly { slot: string; fill: SlotFill }[] {
  const top = inScopeIntent(snapshot);
  const intent = top === null || top.confidence < sureWish ? undefined : snapshot.pack.intents[top.id];
  if (intent?.flow !== frame.flow) return [];
  const scope = createScope(snapshot, frame);
  return Object.entries(intent.with ?? {}).flatMap(([slot, source]) => {
    const value = evaluateSource(source, scope);
    const old = frame.slots[slot];
    if (old === undefined || value === null || old.value === value) return [];
    const label = valueLabel(snapshot.pack.flows[frame.flow]?.slots?.[slot], value, snapshot);
    return [{ slot, fill: { value, label, source: 'text' as const } }];
  });
}

/** The sentence says again what the open flow is for. */
export function isSameWish(snapshot: Snapshot, frame: Frame): boolean {
  const top = inScopeIntent(snapshot);
  if (top === null || top.confidence < snapshot.pack.thresholds.act) return false;
  return snapshot.pack.intents[top.id]?.flow === frame.flow;
}
