import { holds } from '../pack/evaluate.ts';
import type { CollectStep, Slot } from '../pack/step-schema.ts';
import type { Order } from '../session/blocks.ts';
import { askFor } from './ask.ts';
import { orderOption } from './candidates.ts';
import { takeExit } from './exits.ts';
import { contextOrder, narrowOrders, orderLabel } from './orders.ts';
import type { Move, Place } from './place.ts';
import { repairSpeech, spoken } from './say.ts';
import { fillSlot } from './slot-set.ts';
import type { Snapshot } from './snapshot.ts';
import { isAnother } from './words.ts';

/** What the sentence says about the order beats `where`: the flow then explains why that one cannot be taken. */
export function chooseOrder(
  place: Place,
  step: CollectStep,
  slot: Slot,
  from: NonNullable<CollectStep['from']>,
  all: readonly Order[],
  isWaiting: boolean,
): Move {
  const { run, scope } = place;
  const snapshot = run.now();
  // “另一个订单” means any but the one spoken about; then the customer chooses, the filter has said enough.
  const refused = isAnother(snapshot.heard.plain) ? snapshot.state.mentions['order']?.[0] : undefined;
  const left = all.filter(({ orderNo }) => orderNo !== refused);
  const fitting = left.filter((item) => holds(from.where, { ...scope, item }));
  const allowed = fitting.length === 0 && refused !== undefined ? left : fitting;
  const narrowed = isWaiting ? { orders: allowed, isHinted: false } : narrowOrders(left, allowed, snapshot);
  const isFree = !isWaiting && !narrowed.isHinted && !namesGoods(snapshot) && slot.always !== true;
  const context = isFree ? contextOrder(all, snapshot) : null;
  const orders = context === null ? narrowed.orders : [context];
  const [only] = orders;
  if (only === undefined && step.if_none !== undefined) return takeExit(place, step.if_none, 'completed');
  const isForeign = !isWaiting && !narrowed.isHinted && namesGoods(snapshot);
  if (isForeign) {
    // Goods that the customer never bought: taking another order instead would answer about the wrong thing.
    run.emit(spoken('flow', 'repair.not_bought', repairSpeech('not_bought', scope, snapshot)));
  }
  const isChosen = !isWaiting && !isForeign && (refused === undefined || narrowed.isHinted);
  const isOnlyOne = orders.length === 1 && only !== undefined && isChosen;
  if (isOnlyOne && (narrowed.isHinted || context !== null || step.if_one !== 'ask')) {
    return fillSlot(place, step.collect, slot, { value: only, label: orderLabel(only, snapshot), source: 'lookup' });
  }
  return askFor(
    place,
    step,
    slot,
    orders.slice(0, from.max ?? 5).map((order) => orderOption(step.collect, order, snapshot)),
  );
}

/** Whether the sentence itself calls goods of the shop by name; pointing at them does not count. */
function namesGoods({ heard, pack }: Snapshot): boolean {
  return heard.entities.some(({ type, value }) => type === 'product' && Object.hasOwn(pack.products, value));
}
