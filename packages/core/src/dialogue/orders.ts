import type { Order } from '../session/blocks.ts';
import { orderSchema } from '../session/blocks.ts';
import { localProduct } from './local.ts';
import type { Snapshot } from './snapshot.ts';
import { isAnother } from './words.ts';

/** Orders that a sentence can mean: several, one, or none of those given. `isHinted` where the sentence said so. */
export interface Narrowed {
  readonly orders: readonly Order[];
  readonly isHinted: boolean;
}

const newest = /最近(?:那|的|一)|最新|刚买|刚下|上一单|最后一单|\b(?:latest|most recent|last order|newest)\b/u;
const stateWords: readonly { readonly words: RegExp; readonly states: readonly Order['state'][] }[] = [
  { words: /没发货|未发货|还没发|没发出|待发货|not (?:yet )?shipped|unshipped/u, states: ['paid'] },
  { words: /没付款|未付款|待付款|unpaid/u, states: ['unpaid'] },
  { words: /在路上|运输中|在途|on (?:its|the) way|in transit/u, states: ['shipped'] },
  { words: /已签收|签收了|收到了|已收到|received|delivered/u, states: ['delivered'] },
];

/** The orders among `all` that the sentence speaks of; `allowed` are those that a flow would take by itself. Pure. */
export function narrowOrders(all: readonly Order[], allowed: readonly Order[], snapshot: Snapshot): Narrowed {
  const { heard } = snapshot;
  const byProduct = all.filter((order) => isMeant(order, snapshot));
  if (byProduct.length > 0) {
    const inside = byProduct.filter((order) => allowed.includes(order));
    return { orders: closest(inside.length > 0 ? inside : byProduct, snapshot), isHinted: true };
  }
  const states = stateWords.find(({ words }) => words.test(heard.plain))?.states;
  const byState = states === undefined ? [] : allowed.filter(({ state }) => states.includes(state));
  if (byState.length > 0) return { orders: byState, isHinted: true };
  if (newest.test(heard.plain)) return { orders: byTime(allowed).slice(0, 1), isHinted: allowed.length > 0 };
  return { orders: allowed, isHinted: false };
}

/** The order spoken about last or that the page shows, if it is among those allowed and nothing speaks against it. */
export function contextOrder(allowed: readonly Order[], { state, heard }: Snapshot): Order | null {
  if (isAnother(heard.plain)) return null;
  const page = allowed.find(({ orderNo }) => orderNo === state.page['order']);
  if (page !== undefined) return page;
  // “发票怎么开” asks how it goes, not for the order of a minute ago.
  if (heard.isGeneric && !heard.isDeictic) return null;
  const [newestMention] = state.mentions['order'] ?? [];
  return allowed.find(({ orderNo }) => orderNo === newestMention) ?? null;
}

/** Reads a lookup's answer as orders; what is not an order is left out. */
export function readOrders(output: unknown): readonly Order[] {
  const items: readonly unknown[] = Array.isArray(output) ? output : [output];
  return items.flatMap((item) => orderSchema.safeParse(item).data ?? []);
}

/** How an order reads in a sentence: its goods, in the customer's language where the pack knows them. */
export function orderLabel(order: Order, { pack, state }: Pick<Snapshot, 'pack' | 'state'>): string {
  const names = order.lines.map(({ product, title, variant }) => {
    const name = localProduct(pack, product, state.locale)?.title ?? title;
    return variant ? `${name} ${variant}` : name;
  });
  return names.join(state.locale === 'en' ? ', ' : '、');
}

function isMeant(order: Order, { heard, pack }: Snapshot): boolean {
  if (heard.products.some((id) => order.lines.some(({ product }) => product === id))) return true;
  const words = heard.entities.filter(({ type, value }) => type === 'product' && !Object.hasOwn(pack.products, value));
  return words.some(({ text }) => text.length > 1 && order.lines.some(({ title }) => title.includes(text)));
}

/** Among several of one product, the variant decides. */
function closest(orders: readonly Order[], { heard }: Snapshot): readonly Order[] {
  const wanted = heard.entities.filter(({ type }) => type === 'attribute').map(({ value }) => value);
  const matching = orders.filter(({ lines }) =>
    lines.some(({ variant }) => wanted.some((value) => variant?.split(/\s+/u).includes(value) === true)),
  );
  return matching.length > 0 ? matching : orders;
}

function byTime(orders: readonly Order[]): readonly Order[] {
  return [...orders].sort((left, right) => Date.parse(right.placedAt) - Date.parse(left.placedAt));
}
