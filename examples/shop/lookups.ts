import type { Coupon, Order, Product, Track } from '@xiaoer/core';
import { XiaoerError } from '@xiaoer/core/errors';
import {
  type ShopOrder,
  type ShopProduct,
  type ShopStore,
  accounts,
  couponsOf,
  memoryShopStore,
  products,
  shopTime,
} from './data.ts';
import { matchingVariants } from './variants.ts';

/** Who asks; server-kit hands it over after it has verified him. */
export interface LookupContext {
  readonly user: { readonly id: string };
}

type Input = Readonly<Record<string, unknown>>;
/** One lookup: plain input in, plain answer out. Throws NOT_FOUND for what is not this customer's. */
export type ShopLookup = (input: Input, context: LookupContext) => Promise<unknown>;

export interface StockAnswer {
  readonly product: string;
  readonly title: string;
  readonly variant: string | null;
  readonly available: number;
  readonly restockDays: number | null;
  readonly presaleDays: number | null;
  readonly variants: readonly {
    readonly variant: string;
    readonly available: number;
    readonly restockDays: number | null;
  }[];
}

export interface RefundAnswer {
  readonly orderNo: string;
  readonly title: string;
  readonly kind: string;
  readonly state: string;
  readonly amountFen: number;
  readonly method: string;
  readonly at: string;
  readonly daysMin: number;
  readonly daysMax: number;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const notFound = (what: string) => new XiaoerError('NOT_FOUND', `${what} was not found. Check the number.`);
const refused = (what: string) => new XiaoerError('CONFLICT', what);

function plainOrder({
  customer: _customer,
  name: _name,
  phone: _phone,
  address: _address,
  ...order
}: ShopOrder): Order {
  return order;
}

function plainProduct({ id, title, priceFen, imageUrl, url }: ShopProduct): Product {
  return {
    id,
    title,
    priceFen,
    ...(imageUrl === undefined ? {} : { imageUrl }),
    ...(url === undefined ? {} : { url }),
  };
}

/** The product with that id, title or one of the words that customers use. */
function productNamed(value: unknown): ShopProduct {
  const wanted = text(value).toLowerCase();
  const found =
    products.find((item) => item.id.toLowerCase() === wanted || item.title.toLowerCase() === wanted) ??
    products.find((item) => wanted !== '' && item.words.some((word) => wanted.includes(word)));
  if (found === undefined) throw notFound('The product');
  return found;
}

/**
 * The thirteen lookups of the shop over a store and a clock.
 * @example createServerKit({ lookups: createLookups({ store, now: Date.now }), … })
 */
export function createLookups(options: { now: () => number; store?: ShopStore }): Record<string, ShopLookup> {
  const { now, store = memoryShopStore(now()) } = options;
  const own = ({ user }: LookupContext) => store.state.orders.filter((order) => order.customer === user.id);
  const orderOf = (input: Input, context: LookupContext): ShopOrder => {
    const found = own(context).find((order) => order.orderNo === text(input['orderNo']));
    if (found === undefined) throw notFound('The order');
    return found;
  };
  const replace = (order: ShopOrder) => {
    store.state.orders = store.state.orders.map((item) => (item.orderNo === order.orderNo ? order : item));
    store.save();
  };
  const at = () => shopTime(now(), 0);

  return {
    async 'orders.list'(input, context) {
      const state = text(input['state']);
      const found = own(context).filter((order) => state === '' || order.state === state);
      return found.toSorted((left, right) => Date.parse(right.placedAt) - Date.parse(left.placedAt)).map(plainOrder);
    },
    async 'orders.get'(input, context) {
      return plainOrder(orderOf(input, context));
    },
    async 'logistics.track'(input, context): Promise<Track> {
      const number = text(input['trackingNo']).toUpperCase();
      const orderNo = number === '' ? orderOf(input, context).orderNo : null;
      const mine = new Set(own(context).map((order) => order.orderNo));
      const track = store.state.tracks.find((item) => item.orderNo === orderNo || item.trackingNo === number);
      if (track === undefined || !mine.has(track.orderNo)) throw notFound('The parcel');
      return track;
    },
    async 'stock.get'(input): Promise<StockAnswer> {
      const product = productNamed(input['product']);
      const names = matchingVariants(product, text(input['variant']));
      if (names.length === 0) throw notFound('This variant');
      const restock = (name: string) => product.restockInDays?.[name] ?? null;
      const variants = names.map((variant) => ({
        variant,
        available: product.stock[variant] ?? 0,
        restockDays: restock(variant),
      }));
      const [first] = names;
      return {
        product: product.id,
        title: product.title,
        variant: names.length === 1 && first !== undefined && first !== '' ? first : null,
        available: variants.reduce((sum, item) => sum + item.available, 0),
        restockDays: names.length === 1 && first !== undefined ? restock(first) : null,
        presaleDays: product.presaleInDays ?? null,
        variants,
      };
    },
    async 'products.search'(input): Promise<Product[]> {
      const wanted = text(input['text']).toLowerCase();
      const found = products.filter(
        (item) => item.title.toLowerCase().includes(wanted) || item.words.some((word) => wanted.includes(word)),
      );
      return found.map(plainProduct);
    },
    async 'orders.cancel'(input, context) {
      const order = orderOf(input, context);
      if (order.state !== 'paid' && order.state !== 'unpaid')
        throw refused('This order has been shipped or closed already.');
      replace({ ...order, state: 'cancelled' });
      return { orderNo: order.orderNo, state: 'cancelled', refundFen: order.state === 'paid' ? order.paidFen : 0 };
    },
    async 'orders.changeAddress'(input, context) {
      const order = orderOf(input, context);
      if (order.state !== 'paid' && order.state !== 'unpaid')
        throw refused('This order has been shipped or closed already.');
      const [name, phone, address] = [text(input['name']), text(input['phone']), text(input['address'])];
      if (address + name + phone === '')
        throw new XiaoerError('REQUEST_INVALID', 'A new address, name or phone is needed.');
      replace({ ...order, address: address || order.address, name: name || order.name, phone: phone || order.phone });
      return { orderNo: order.orderNo, address: address || order.address };
    },
    async 'returns.create'(input, context) {
      const order = orderOf(input, context);
      const kind = text(input['kind']);
      if (kind !== 'return' && kind !== 'exchange' && kind !== 'refund')
        throw new XiaoerError('REQUEST_INVALID', 'kind must be return, exchange or refund.');
      const open = store.state.returns.find((item) => item.orderNo === order.orderNo && item.state !== 'completed');
      if (open !== undefined)
        return { id: open.id, orderNo: order.orderNo, kind: open.kind, state: open.state, isNew: false };
      const id = `R${at().slice(0, 10).replaceAll('-', '')}${String(store.state.returns.length + 1).padStart(3, '0')}`;
      const entry = {
        id,
        customer: context.user.id,
        orderNo: order.orderNo,
        reason: text(input['reason']),
        amountFen: order.paidFen,
        at: at(),
      };
      store.state.returns.push({ ...entry, kind, state: 'submitted', method: '原支付方式' });
      store.save();
      return { id, orderNo: order.orderNo, kind, state: 'submitted', isNew: true };
    },
    async 'refunds.status'(input, context): Promise<RefundAnswer[]> {
      const wanted = text(input['orderNo']);
      const orders = new Map(own(context).map((order) => [order.orderNo, order]));
      if (wanted !== '' && !orders.has(wanted)) throw notFound('The order');
      const found = store.state.returns.filter(
        (item) => item.customer === context.user.id && (wanted === '' || item.orderNo === wanted),
      );
      return found.map(({ orderNo, kind, state, amountFen, method, at: since }) => {
        const title = orders.get(orderNo)?.lines[0]?.title ?? '';
        return { orderNo, title, kind, state, amountFen, method, at: since, daysMin: 1, daysMax: 3 };
      });
    },
    async 'invoices.create'(input, context) {
      const order = orderOf(input, context);
      const [type, title, email, taxNo] = [
        text(input['type']),
        text(input['title']),
        text(input['email']),
        text(input['taxNo']),
      ];
      if (title === '' || email === '')
        throw new XiaoerError('REQUEST_INVALID', 'An invoice needs a title and an e-mail address.');
      const id = `I${String(store.state.invoices.length + 1).padStart(4, '0')}`;
      const entry = { id, customer: context.user.id, orderNo: order.orderNo, type, title, email, at: at() };
      store.state.invoices.push(taxNo === '' ? entry : { ...entry, taxNo });
      store.save();
      return { id, orderNo: order.orderNo, title, email, amountFen: order.paidFen };
    },
    async 'coupons.list'(_input, context): Promise<Coupon[]> {
      return couponsOf(context.user.id, now());
    },
    async 'points.get'(_input, context) {
      const account = accounts.find((item) => item.id === context.user.id);
      const points = account?.points ?? 0;
      return { points, level: account?.level ?? 'normal', worthFen: Math.floor(points / 100) * 100 };
    },
    async 'restock.notify'(input, context) {
      const product = productNamed(input['product']);
      const [variant = ''] = matchingVariants(product, text(input['variant']));
      const notice = { customer: context.user.id, product: product.id, variant };
      const known = store.state.notices.some(
        (item) => item.customer === notice.customer && item.product === notice.product && item.variant === variant,
      );
      if (!known) store.state.notices.push(notice);
      store.save();
      return { product: product.id, title: product.title, variant };
    },
  };
}
