import type { Order } from '../session/blocks.ts';
import { orderSchema } from '../session/blocks.ts';
import { localProduct } from './local.ts';
import { hintedOrders } from './order-hints.ts';
import { shownProducts } from './references.ts';
import type { Snapshot } from './snapshot.ts';
import { isAnother } from './words.ts';

/** Orders that a sentence can mean: several, one, or none of those given. `isHinted` where the sentence said so. */
export interface Narrowed {
  readonly orders: readonly Order[];
  readonly isHinted: boolean;
}

/** The orders among `all` that the sentence speaks of; `allowed` are those that a flow would take by itself. Pure. */
export function narrowOrders(all: readonly Order[], allowed: readonly Order[], snapshot: Snapshot): Narrowed {
  const byProduct = all.filter((order) => isMeant(order, snapshot));
  if (byProduct.length > 0) {
    const inside = byProduct.filter((order) => allowed.includes(order));
    return { orders: closest(inside.length > 0 ? inside : byProduct, snapshot), isHinted: true };
  }
  const hinted = hintedOrders(allowed, snapshot) ?? hintedOrders(all, snapshot);
  if (hinted !== null) return { orders: hinted, isHinted: true };
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
  const mentioned = allowed.find(({ orderNo }) => orderNo === newestMention);
  // One product was shown the sentence before: the order is the one with it.
  const shown = shownProducts(state);
  const withShown = allowed.filter(({ lines }) => lines.some(({ product }) => shown.includes(product)));
  return shown.length === 1 && withShown.length === 1 ? (withShown[0] ?? null) : (mentioned ?? null);
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
