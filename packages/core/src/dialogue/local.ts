import type { Pack } from '../pack/schema.ts';
import { pickText } from '../pack/template.ts';
import { readNumber, readText, readTexts } from './json.ts';

/*
 * Functions that the engine answers itself, named like lookups: `call: local.product`. They are pure over the pack and
 * the conversation, never touch the network, and give null fields where they know nothing. Inputs are optional: what is
 * not given comes from the sentence, then from what was spoken about, then from the page.
 *
 * local.product     { product? }                            → LocalProduct, or NOT_FOUND (`on_not_found`) when no product is meant
 * local.products    { products?, category?, maxFen?, minFen? } → { items: LocalProduct[] (cheapest first), cheapest, dearest, count, isComparison }
 *                   `products`: those named in the sentence, else those of the category and price, else all
 * local.shipping_fee { product?, quantity?, place? }        → { feeFen, isFree, isRemote, goodsFen (null: unknown), place, product, quantity,
 *                   freeFromFen, baseFen, remoteFen }; goods named together add up, `product.title` then names them all; from the facts free_shipping_fen, shipping_fee_fen, remote_fee_fen, remote_places
 */

/** A product in the customer's language. `facts` are the pack's texts, `variants` axis → values. */
export interface LocalProduct {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly category: string | null;
  readonly priceFen: number;
  readonly variants: Readonly<Record<string, readonly string[]>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string | number | boolean>>;
  readonly imageUrl?: string;
  readonly url?: string;
}

/** What a local function may know of the sentence and the conversation. */
export interface LocalContext {
  readonly pack: Pack;
  readonly locale: string;
  /** Products meant, best first: named in the sentence, or pointed at. */
  readonly products: readonly string[];
  /** The product spoken about last, or the page's. */
  readonly contextProduct: string | null;
  /** What the customer wants to spend, in fen: “100以内”, “200左右”. */
  readonly budget: { readonly minFen: number | null; readonly maxFen: number | null };
  /** Values of the sentence's entities by type; in a follow-up (“寄到内蒙古呢”) those spoken about fill what it leaves out. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

/** What a local function gave; `found: false` is the way `on_not_found`. */
export type LocalResult = { readonly found: true; readonly output: unknown } | { readonly found: false };

/** Answers a `local.…` call. An unknown name is not found; `check` refuses it before. */
export function callLocal(name: string, input: Readonly<Record<string, unknown>>, context: LocalContext): LocalResult {
  switch (name) {
    case 'local.product': {
      const id = readText(input['product']) ?? context.products[0] ?? context.contextProduct;
      const product = id === null ? null : localProduct(context.pack, id, context.locale);
      return product === null ? { found: false } : { found: true, output: product };
    }
    case 'local.products':
      return { found: true, output: listProducts(input, context) };
    case 'local.shipping_fee':
      return { found: true, output: shippingFee(input, context) };
    default:
      return { found: false };
  }
}

/** The product of the pack with that id, or null. */
export function localProduct(pack: Pack, id: string, locale: string): LocalProduct | null {
  const spec = Object.hasOwn(pack.products, id) ? pack.products[id] : undefined;
  if (spec === undefined) return null;
  const facts = Object.entries(spec.facts ?? {}).map(([name, text]) => [name, pickText(text, locale)]);
  return {
    id,
    title: pickText(spec.title, locale),
    names: spec.names,
    category: spec.category ?? null,
    priceFen: spec.priceFen,
    variants: spec.variants ?? {},
    facts: Object.fromEntries(facts),
    tags: spec.tags ?? {},
    ...(spec.imageUrl === undefined ? {} : { imageUrl: spec.imageUrl }),
    ...(spec.url === undefined ? {} : { url: spec.url }),
  };
}

/** Every product by id, for expressions. */
export function localProducts(pack: Pack, locale: string): Readonly<Record<string, LocalProduct>> {
  const entries = Object.keys(pack.products).map((id) => [id, localProduct(pack, id, locale)]);
  return Object.fromEntries(entries.filter(([, product]) => product !== null));
}

function listProducts(input: Readonly<Record<string, unknown>>, context: LocalContext): unknown {
  const all = localProducts(context.pack, context.locale);
  const asked = readTexts(input['products']) ?? context.products;
  const category = readText(input['category']);
  const named = asked.flatMap((id) => all[id] ?? []);
  const pool =
    named.length > 0 ? named : Object.values(all).filter((item) => category === null || item.category === category);
  const minFen = readNumber(input['minFen']) ?? context.budget.minFen ?? 0;
  const maxFen = readNumber(input['maxFen']) ?? context.budget.maxFen ?? Number.POSITIVE_INFINITY;
  const items = pool
    .filter((item) => item.priceFen >= minFen && item.priceFen <= maxFen)
    .sort((a, b) => a.priceFen - b.priceFen);
  return {
    items,
    cheapest: items[0] ?? null,
    dearest: items.at(-1) ?? null,
    count: items.length,
    isComparison: named.length > 1,
  };
}

function shippingFee(input: Readonly<Record<string, unknown>>, context: LocalContext): unknown {
  const { facts } = context.pack;
  const id = readText(input['product']) ?? context.products[0] ?? context.known['product']?.[0] ?? null;
  const product = id === null ? null : localProduct(context.pack, id, context.locale);
  const several = context.products.flatMap((each) => localProduct(context.pack, each, context.locale) ?? []);
  const asked = readNumber(input['quantity']) ?? readNumber(context.known['quantity']?.[0]) ?? 1;
  // Goods named together travel together: their prices add up.
  const quantity = several.length > 1 ? several.length : asked;
  const place = readText(input['place']) ?? context.known['place']?.[0] ?? null;
  const remotePlaces = readTexts(facts['remote_places']) ?? [];
  const remote = place === null ? undefined : remotePlaces.find((name) => place.includes(name) || name.includes(place));
  const baseFen = readNumber(facts['shipping_fee_fen']) ?? 0;
  const remoteFen = readNumber(facts['remote_fee_fen']) ?? baseFen;
  const freeFromFen = readNumber(facts['free_shipping_fen']);
  const sumFen = several.reduce((sum, { priceFen }) => sum + priceFen, 0);
  const goodsFen = several.length > 1 ? sumFen : product === null ? null : product.priceFen * quantity;
  const titles = several.map(({ title }) => title).join(context.locale === 'en' ? ', ' : '、');
  const isFree = remote === undefined && goodsFen !== null && freeFromFen !== null && goodsFen >= freeFromFen;
  const feeFen = remote !== undefined ? remoteFen : isFree ? 0 : baseFen;
  return {
    feeFen,
    isFree,
    isRemote: remote !== undefined,
    goodsFen,
    place,
    product: product !== null && several.length > 1 ? { ...product, title: titles } : product,
    quantity,
    freeFromFen,
    baseFen,
    remoteFen,
  };
}
