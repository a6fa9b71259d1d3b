import type { Slot } from '../pack/step-schema.ts';
import type { Frame } from '../session/state.ts';
import { correctAddress } from './address.ts';
import type { SlotFill } from './commands.ts';
import { entityOf } from './heard.ts';
import { narrowOrders, orderLabel, readOrders } from './orders.ts';
import { readField } from './json.ts';
import { meantOption, offeredOptions } from './references.ts';
import { seenOrders } from './scope.ts';
import { readSlot } from './slot-values.ts';
import type { Snapshot } from './snapshot.ts';
import { isAnother, isCorrection } from './words.ts';

/** A slot of the open flow and the value that the sentence gives it. */
export interface SlotReadingResult {
  readonly slot: string;
  readonly fill: SlotFill;
}

/** Reads the open flow's slots from a sentence, the asked one first. One word fills one slot; filled slots are left out. */
export function readOpenSlots(snapshot: Snapshot, frame: Frame, asks: string | null): readonly SlotReadingResult[] {
  const slots = snapshot.pack.flows[frame.flow]?.slots ?? {};
  const names = Object.keys(slots).sort((left, right) => Number(right === asks) - Number(left === asks));
  const used = new Set<string>();
  const found: SlotReadingResult[] = [];
  for (const name of names) {
    const slot = slots[name];
    if (slot === undefined || frame.slots[name] !== undefined) continue;
    if (slot.always === true && name !== asks) continue;
    const fill = readOne(snapshot, frame, name, slot, name === asks);
    if (fill === null || (fill.used !== '' && used.has(fill.used))) continue;
    used.add(fill.used);
    found.push({ slot: name, fill });
  }
  return found;
}

/** Values that differ from what filled slots hold: what a sentence corrects. Null fill: another one is wanted, not said which. */
export function readCorrections(snapshot: Snapshot, frame: Frame): readonly { slot: string; fill: SlotFill | null }[] {
  const { heard, pack } = snapshot;
  const slots = pack.flows[frame.flow]?.slots ?? {};
  const corrections: { slot: string; fill: SlotFill | null }[] = [];
  const used = new Set<string>();
  for (const [name, slot] of Object.entries(slots)) {
    const old = frame.slots[name];
    if (old === undefined || old.value === null) continue;
    const fill = correctionOf(snapshot, frame, name, slot, old.value);
    if (fill === null || used.has(fill.used) || isSame(old.value, fill.value)) continue;
    if (fill.used !== '') used.add(fill.used);
    corrections.push({ slot: name, fill });
  }
  if (!isAnother(heard.plain) && !isCorrection(heard.plain)) return corrections;
  // “换个原因”: a slot called by its name is the one meant, whatever else the words could be read as.
  const named = namedSlots(snapshot, frame);
  if (named.length === 0) return corrections;
  const read = corrections.filter(({ slot }) => named.includes(slot));
  return read.length > 0 ? read : named.map((slot) => ({ slot, fill: null }));
}

/** What the sentence gives a slot that is filled already; null for nothing. */
export function readAgain(snapshot: Snapshot, frame: Frame, name: string): SlotFill | null {
  const slot = snapshot.pack.flows[frame.flow]?.slots?.[name];
  return slot === undefined ? null : readOne(snapshot, frame, name, slot, false);
}

/** Filled slots that the sentence calls by their label: “换个地址”, “不是这个订单”. */
function namedSlots({ heard, pack, searches }: Snapshot, frame: Frame): readonly string[] {
  const { normalize } = searches;
  const slots = Object.entries(pack.flows[frame.flow]?.slots ?? {});
  return slots.flatMap(([name, { label, type }]) => {
    if (frame.slots[name] === undefined) return [];
    const labels = typeof label === 'string' ? [label] : [label['zh-CN'], label['zh-TW'], label.en];
    const words = labels.flatMap((text) => {
      const plain = text === undefined ? '' : normalize(text).text.trim();
      return plain === '' ? [] : [plain, /^[\u4e00-\u9fff]{3,}$/u.test(plain) ? plain.slice(-2) : plain];
    });
    const isOrder = type === 'order' && /订单|单子|那单|[一个]单|那笔|order/u.test(heard.plain);
    return isOrder || words.some((word) => heard.plain.includes(word)) ? [name] : [];
  });
}

function correctionOf(
  snapshot: Snapshot,
  frame: Frame,
  name: string,
  slot: Slot,
  old: unknown,
): (SlotFill & { used: string }) | null {
  const found = readOne(snapshot, frame, name, slot, false);
  if (found !== null) return found;
  if (slot.type !== 'address' || typeof old !== 'string') return null;
  const corrected = correctAddress(old, snapshot.heard.text);
  return corrected === null ? null : { value: corrected, label: corrected, source: 'text', used: corrected };
}

function readOne(
  snapshot: Snapshot,
  frame: Frame,
  name: string,
  slot: Slot,
  isAsked: boolean,
): (SlotFill & { used: string }) | null {
  const { heard, pack, state } = snapshot;
  if (slot.type === 'order') return readOrder(snapshot, frame, name, isAsked);
  if (isAsked) {
    const picked = pickedOption(snapshot, name);
    if (picked !== null) return { ...picked, used: heard.text };
  }
  return readSlot({
    name,
    slot,
    heard,
    pack,
    locale: state.locale,
    normalize: snapshot.searches.normalize,
    spokenOf: [],
    isAsked,
  });
}

/** An order by its number, goods, state or place in the list that was offered. */
function readOrder(
  snapshot: Snapshot,
  frame: Frame,
  name: string,
  isAsked: boolean,
): (SlotFill & { used: string }) | null {
  const { heard, state } = snapshot;
  const orderNo = entityOf(heard, 'order_no');
  if (orderNo !== null) return { value: orderNo.value, label: orderNo.value, source: 'entity', used: orderNo.text };
  const { normalize } = snapshot.searches;
  const offered = offeredOptions(state).filter(({ id }) => id.startsWith(`pick:${name}:`));
  const option = isAsked ? meantOption(heard.plain, offered, (text) => normalize(text).text) : null;
  // “收到了” in passing does not swap a chosen order for another delivered one.
  if (frame.slots[name] !== undefined && heard.products.length === 0 && !isCorrection(heard.plain)) return null;
  const seen = seenOrders(snapshot);
  const chosen = option === null ? undefined : readOrders(seen[option.id.slice(`pick:${name}:`.length)])[0];
  if (chosen !== undefined)
    return { value: chosen, label: orderLabel(chosen, snapshot), source: 'choice', used: heard.text };
  const all = readOrders(Object.values(seen));
  const listed = all.filter(({ orderNo: no }) => offered.some(({ id }) => id.endsWith(no)));
  const { orders, isHinted } = narrowOrders(all, listed.length > 0 ? listed : all, snapshot);
  const others = orders.filter(({ orderNo: no }) => no !== readField(frame.slots[name]?.value, 'orderNo'));
  const [only] = others;
  if (!isHinted || only === undefined || others.length > 1) return null;
  return { value: only, label: orderLabel(only, snapshot), source: 'entity', used: '' };
}

/** The value of an offered option of this slot that the sentence means. */
function pickedOption(snapshot: Snapshot, name: string): SlotFill | null {
  const { normalize } = snapshot.searches;
  const offered = offeredOptions(snapshot.state).filter(({ id }) => id.startsWith(`pick:${name}:`));
  const option = meantOption(snapshot.heard.plain, offered, (text) => normalize(text).text);
  return option === null
    ? null
    : { value: option.id.slice(`pick:${name}:`.length), label: option.label, source: 'choice' };
}

function isSame(left: unknown, right: unknown): boolean {
  const key = (value: unknown) => readField(value, 'orderNo') ?? readField(value, 'id') ?? value;
  return JSON.stringify(key(left)) === JSON.stringify(key(right));
}
