import { evaluateSource, holds } from '../pack/evaluate.ts';
import { renderText } from '../pack/template.ts';
import type { CollectStep, Slot } from '../pack/step-schema.ts';
import { askFor } from './ask.ts';
import { listCandidates, valueLabel } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { chooseOrder } from './choose-order.ts';
import type { SlotFill } from './commands.ts';
import { askLogin, offerRetry, sayExit, takeExit } from './exits.ts';
import { entityOf } from './heard.ts';
import { inputOf } from './input.ts';
import { readText } from './json.ts';
import { localProduct } from './local.ts';
import { orderLabel, readOrders } from './orders.ts';
import type { Effect, Move, Place } from './place.ts';
import { callKey, waitAt } from './place.ts';
import { contextProduct } from './references.ts';
import { repairSpeech, spoken } from './say.ts';
import { fillSlot } from './slot-set.ts';

/** The lookup that finds one order by its number; an order slot uses it when the customer names one. */
const orderLookup = 'orders.get';

/** Fills one slot: from what is known, from a lookup, else by asking. A filled one is checked and passed. */
export function collectStep(place: Place, step: CollectStep): Move {
  const { run, frame, flow, id } = place;
  const slot = flow.slots?.[step.collect];
  if (slot === undefined) return { kind: 'next' };
  const filled = frame.slots[step.collect];
  if (filled !== undefined) {
    if (slot.type === 'order' && typeof filled.value === 'string') return resolveOrder(place, step, filled.value);
    return checkFilled(place, step);
  }
  const isWaiting = frame.step === id && frame.asks === step.collect;
  const orderNo = slot.type === 'order' && !isWaiting ? entityOf(run.now().heard, 'order_no') : null;
  if (orderNo !== null)
    return fillSlot(place, step.collect, slot, { value: orderNo.value, label: orderNo.value, source: 'entity' });
  const known = isWaiting || slot.always === true ? null : fromContext(place, slot);
  if (known !== null) return fillSlot(place, step.collect, slot, known);
  if (step.from !== undefined) return collectFrom(place, step, slot, step.from, isWaiting);
  return askFor(place, step, slot, []);
}

/** A default, or the product on the page or spoken about. */
function fromContext({ run, scope }: Place, slot: Slot): SlotFill | null {
  const { pack, state } = run.now();
  if (slot.default !== undefined) {
    const value = evaluateSource(slot.default, scope);
    if (value !== null) return { value, label: valueLabel(slot, value, run.now()), source: 'default' };
  }
  if (slot.type !== 'product') return null;
  const id = contextProduct(state, pack);
  const product = id === null ? null : localProduct(pack, id, state.locale);
  return product === null ? null : { value: product.id, label: product.title, source: 'context' };
}

function checkFilled(place: Place, step: CollectStep): Move {
  const { run, frame, scope, id } = place;
  const failed =
    frame.slots[step.collect]?.value === null ? undefined : step.check?.find((check) => !holds(check.if, scope));
  if (failed === undefined) return { kind: 'next' };
  run.emit(spoken('flow', id, { text: renderText(failed.otherwise, scope, run.now().state.locale) }));
  run.emit({ type: 'slot.cleared', data: { frame: frame.id, slot: step.collect, reason: 'rejected' } });
  if (failed.exit !== undefined) return takeExit(place, failed.exit, 'completed');
  return waitAt(place, step.collect, frame.attempt + 1);
}

/** An order number becomes the order; one of somebody else is told as not found, without a detail. */
function resolveOrder(place: Place, step: CollectStep, orderNo: string): Move {
  const { run, frame, flow, scope, id } = place;
  const slot = flow.slots?.[step.collect];
  const { state } = run.now();
  const listed = Object.values(state.actions).flatMap(({ frame: of, status, output }) =>
    of === frame.id && status === 'succeeded' ? readOrders(output) : [],
  );
  const key = callKey(place, `get:${orderNo}`);
  const order = listed.find((item) => item.orderNo === orderNo) ?? readOrders(state.actions[key]?.output)[0];
  if (order !== undefined && slot !== undefined) {
    return fillSlot(place, step.collect, slot, { value: order, label: orderLabel(order, run.now()), source: 'lookup' });
  }
  const { outcome } = place;
  if (outcome?.key !== key)
    return call(place, { key, name: orderLookup, input: { orderNo }, into: `${step.collect}_found` });
  if (outcome.code !== null && outcome.code !== 'NOT_FOUND') return failed(place, step, outcome.code);
  run.emit({ type: 'slot.cleared', data: { frame: frame.id, slot: step.collect, reason: 'rejected' } });
  run.emit(
    spoken('flow', 'repair.lookup_not_found', repairSpeech('lookup_not_found', { ...scope, orderNo }, run.now())),
  );
  return waitAt({ ...place, id }, step.collect, frame.attempt + 1);
}

function collectFrom(
  place: Place,
  step: CollectStep,
  slot: Slot,
  from: NonNullable<CollectStep['from']>,
  isWaiting: boolean,
): Move {
  const { run, scope, outcome } = place;
  const { state } = run.now();
  const input = inputOf(from.with, scope);
  const key = callKey(place, input);
  const action = state.actions[key];
  if (action?.status !== 'succeeded') {
    if (outcome?.key !== key || outcome.code === null)
      return call(place, { key, name: from.lookup, input, into: `${step.collect}_list` });
    return failed(place, step, outcome.code);
  }
  if (slot.type === 'order') return chooseOrder(place, step, slot, from, readOrders(action.output), isWaiting);
  const candidates = listCandidates(step.collect, from, action.output, scope, state.locale);
  const [first] = candidates;
  if (first === undefined && step.if_none !== undefined) return takeExit(place, step.if_none, 'completed');
  if (first !== undefined && candidates.length === 1 && step.if_one !== 'ask')
    return fillSlot(place, step.collect, slot, candidateFill(first));
  return askFor(
    place,
    step,
    slot,
    candidates.slice(0, from.max ?? 8).map(({ option }) => option),
  );
}

function candidateFill({ value, option }: Candidate): SlotFill {
  return { value, label: option.label, source: 'lookup' };
}

function call({ frame }: Place, effect: Omit<Effect, 'frame'>): Move {
  return { kind: 'call', effect: { ...effect, frame: frame.id } };
}

function failed(place: Place, step: CollectStep, code: string): Move {
  if (code === 'UNAUTHENTICATED') return askLogin(place, 1);
  const exit = step.on_error;
  if (exit !== undefined && (exit.end === true || readText(exit.handoff) !== null || readText(exit.go) !== null)) {
    return takeExit(place, exit, 'failed');
  }
  if (exit?.skip === true) {
    sayExit(place, exit);
    return { kind: 'next' };
  }
  return offerRetry(place, exit, code);
}
