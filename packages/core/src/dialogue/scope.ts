import type { Scope } from '../pack/evaluate.ts';
import type { Frame } from '../session/state.ts';
import { readField, readText } from './json.ts';
import { localProducts } from './local.ts';
import { contextProduct } from './references.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What expressions and templates of a pack may name: slots and results of the frame by name, `slots`, `labels`, `facts`, `user`,
 * `page`, `entities` (first value by type), `entities_all`, `mentions`, `products`, `orders` (seen in this conversation, by number),
 * `last` (newest result by lookup, `last.logistics_track`), `product_meant`, `now`, `text`, `said` (comparable form), `locale`, `is_question`, `is_follow_up`.
 */
export function createScope(snapshot: Snapshot, frame: Frame | null): Scope {
  const { pack, state, heard, now } = snapshot;
  const slots = Object.entries(frame?.slots ?? {});
  const values = Object.fromEntries(slots.map(([name, slot]) => [name, slot.value]));
  const entities: Record<string, string> = {};
  const all: Record<string, string[]> = {};
  for (const { type, value } of heard.entities) {
    entities[type] ??= value;
    all[type] = [...(all[type] ?? []), value];
  }
  const [product] = heard.products;
  if (product !== undefined) entities['product'] = product;
  const { user } = state;
  return {
    // A flow may call its own list `orders`; its names come before ours.
    orders: seenOrders(snapshot),
    ...frame?.results,
    ...values,
    slots: values,
    labels: Object.fromEntries(slots.filter(([, slot]) => slot.label !== '').map(([name, slot]) => [name, slot.label])),
    facts: pack.facts,
    user: { id: user.id, name: user.name, level: user.level, isVerified: user.isVerified },
    page: state.page,
    entities,
    entities_all: all,
    mentions: state.mentions,
    products: localProducts(pack, state.locale),
    product_meant: product ?? contextProduct(state, pack),
    last: lastResults(snapshot),
    now,
    text: heard.text,
    said: heard.plain,
    locale: state.locale,
    is_question: heard.isQuestion,
    is_follow_up: heard.isFollowUp,
  };
}

/** Orders that lookups of this conversation gave, by number; a later answer replaces an earlier one. */
export function seenOrders({ state }: Snapshot): Readonly<Record<string, unknown>> {
  const orders: Record<string, unknown> = {};
  for (const { status, output } of Object.values(state.actions)) {
    if (status !== 'succeeded') continue;
    for (const item of Array.isArray(output) ? (output as unknown[]) : [output]) {
      const orderNo = readText(readField(item, 'orderNo'));
      if (orderNo !== null && Array.isArray(readField(item, 'lines'))) orders[orderNo] = item;
    }
  }
  return orders;
}

function lastResults({ state }: Snapshot): Readonly<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const { name, status, output } of Object.values(state.actions)) {
    if (status === 'succeeded') results[name.replaceAll('.', '_')] = output;
  }
  return results;
}
