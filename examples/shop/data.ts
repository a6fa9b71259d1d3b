import type { Coupon, Order, Product, Track } from '@xiaoer/core';

/** An order as the shop keeps it. `address` and `note` never leave the shop but by the customer's own lookups. */
export interface ShopOrder extends Order {
  readonly customer: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** A refund, return or exchange and how far it is. */
export interface ShopReturn {
  readonly id: string;
  readonly customer: string;
  readonly orderNo: string;
  readonly kind: 'return' | 'exchange' | 'refund';
  readonly reason: string;
  readonly state: 'submitted' | 'approved' | 'completed';
  readonly amountFen: number;
  readonly method: string;
  readonly at: string;
}

export interface ShopInvoice {
  readonly id: string;
  readonly customer: string;
  readonly orderNo: string;
  readonly type: string;
  readonly title: string;
  readonly taxNo?: string;
  readonly email: string;
  readonly at: string;
}

export interface ShopNotice {
  readonly customer: string;
  readonly product: string;
  readonly variant: string;
}

/** What customers change; plain JSON, so that any store can keep it. */
export interface ShopState {
  orders: ShopOrder[];
  tracks: Track[];
  returns: ShopReturn[];
  invoices: ShopInvoice[];
  notices: ShopNotice[];
}

/** Where the shop's state lives. `save` makes a change last; a store in memory does nothing. */
export interface ShopStore {
  readonly state: ShopState;
  save(): void;
}

export interface ShopAccount {
  readonly id: string;
  readonly name: string;
  readonly level: 'gold' | 'normal';
  readonly phone: string;
  readonly address: string;
  readonly points: number;
}

/** A product of the shop; `stock` counts by variant, `''` where there is none. `restockInDays` by variant too. */
export interface ShopProduct extends Product {
  readonly stock: Readonly<Record<string, number>>;
  readonly restockInDays?: Readonly<Record<string, number>>;
  readonly presaleInDays?: number;
  readonly words: readonly string[];
}

const shopHour = 10;
const dayMs = 86_400_000;

/** ISO time in the shop's zone, that many days from `now`, at an hour and minute of that day. */
export function shopTime(now: number, days: number, clock = `${shopHour}:00`): string {
  const day = new Date(now + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10);
  return `${day}T${clock.padStart(5, '0')}:00+08:00`;
}

export const accounts: readonly ShopAccount[] = [
  { id: 'u1001', name: '林晓', level: 'gold', phone: '13800001001', address: '杭州市西湖区文三路90号', points: 3680 },
  {
    id: 'u1002',
    name: '王建国',
    level: 'normal',
    phone: '13800001002',
    address: '北京市朝阳区望京街道8号',
    points: 120,
  },
];

const sizes = (names: readonly string[], count: number) => Object.fromEntries(names.map((name) => [name, count]));

const product = (
  id: string,
  title: string,
  priceFen: number,
  stock: Readonly<Record<string, number>>,
  words: readonly string[],
  more: Partial<ShopProduct> = {},
): ShopProduct => ({
  id,
  title,
  priceFen,
  stock,
  words,
  imageUrl: `/images/${id}.svg`,
  url: `/products/${id}`,
  ...more,
});

export const products: readonly ShopProduct[] = [
  product(
    'P100',
    '针织连衣裙',
    29_900,
    { 红S: 6, 红M: 12, 红L: 0, 黑S: 8, 黑M: 8, 黑L: 8 },
    ['裙', '连衣裙', '衣服', 'dress'],
    {
      restockInDays: { 红L: 5 },
    },
  ),
  product('P101', '蓝牙耳机 Air3', 19_900, { 白: 30, 黑: 26 }, ['耳机', '蓝牙', 'earphone', 'earbud', 'headphone']),
  product('P102', '咖啡机 Mini', 89_900, { '': 3 }, ['咖啡', 'coffee']),
  product('P103', '儿童保温杯', 7_900, { 蓝: 0, 粉: 0 }, ['杯', '保温', '水壶', 'cup', 'bottle', 'thermos']),
  product('P104', '跑步鞋 Swift', 45_900, sizes(['39', '40', '41', '42', '43', '44'], 20), [
    '鞋',
    '跑',
    'shoe',
    'sneaker',
  ]),
  product('P105', '山茶花护肤套装', 36_800, { '': 40 }, ['护肤', '山茶', '化妆', 'skin']),
  product('P106', '智能手环 B7', 24_900, { 黑: 9, 绿: 6 }, ['手环', '手表', 'band', 'bracelet', 'watch']),
  product('P107', '东北大米 5kg', 5_990, { '': 300 }, ['米', 'rice']),
  product('P108', '成猫猫粮 2kg', 12_800, { 鸡肉: 35, 三文鱼: 35 }, ['猫', 'cat']),
  product('P109', '蛋黄酥礼盒', 8_800, { '': 200 }, ['蛋黄酥', '礼盒', '点心', '糕点', 'pastry', 'yolk'], {
    presaleInDays: 3,
  }),
];

const titles = new Map(products.map((item) => [item.id, item.title]));

function order(
  customer: string,
  orderNo: string,
  [productId, variant, quantity]: [string, string | undefined, number],
  paidFen: number,
  rest: Pick<Order, 'state' | 'placedAt'> & Partial<Order>,
): ShopOrder {
  const account = accounts.find((item) => item.id === customer);
  const line = {
    product: productId,
    title: titles.get(productId) ?? productId,
    quantity,
    imageUrl: `/images/${productId}.svg`,
    ...(variant === undefined ? {} : { variant }),
  };
  const { name = '', phone = '', address = '' } = account ?? {};
  return { customer, orderNo, lines: [line], paidFen, name, phone, address, ...rest };
}

/** The shop as it is on the day of `now`: every date counts from there, so it never ages. */
export function freshState(now: number): ShopState {
  const at = (days: number, clock?: string) => shopTime(now, days, clock);
  const orders = [
    order('u1001', '20261118100002', ['P101', '白', 1], 19_900, { state: 'paid', placedAt: at(-1, '09:20') }),
    order('u1001', '20261115100001', ['P100', '红 M', 1], 29_900, {
      state: 'shipped',
      placedAt: at(-5, '20:12'),
      shippedAt: at(-2, '15:30'),
      carrier: '顺丰',
      trackingNo: 'SF1399887766554',
    }),
    order('u1001', '20261110100004', ['P104', '42', 1], 45_900, {
      state: 'delivered',
      placedAt: at(-10, '12:40'),
      shippedAt: at(-6, '11:00'),
      deliveredAt: at(-3, '16:05'),
      carrier: '顺丰',
      trackingNo: 'SF1399887700412',
    }),
    order('u1001', '20261101100003', ['P102', undefined, 1], 89_900, {
      state: 'delivered',
      placedAt: at(-19, '21:05'),
      shippedAt: at(-17, '14:00'),
      deliveredAt: at(-14, '10:30'),
      carrier: '顺丰',
      trackingNo: 'SF1399887700133',
    }),
    order('u1002', '20261116200002', ['P107', undefined, 4], 23_960, {
      state: 'shipped',
      placedAt: at(-7, '08:15'),
      shippedAt: at(-6, '17:20'),
      carrier: '圆通',
      trackingNo: 'YT7700123456789',
    }),
    order('u1002', '20261112200003', ['P103', '蓝', 1], 7_900, { state: 'cancelled', placedAt: at(-8, '19:00') }),
    order('u1002', '20261105200001', ['P105', undefined, 2], 73_600, {
      state: 'refunding',
      placedAt: at(-15, '13:30'),
      shippedAt: at(-14, '16:00'),
      deliveredAt: at(-12, '11:00'),
      carrier: '顺丰',
      trackingNo: 'SF1399887700201',
    }),
  ];
  const tracks: Track[] = [
    {
      orderNo: '20261115100001',
      carrier: '顺丰',
      trackingNo: 'SF1399887766554',
      state: 'in_transit',
      expectedAt: at(1, '18:00'),
      events: [
        { at: at(-1, '21:40'), text: '快件到达 上海转运中心', place: '上海' },
        { at: at(-2, '18:05'), text: '杭州 已揽收', place: '杭州' },
      ],
    },
    {
      orderNo: '20261116200002',
      carrier: '圆通',
      trackingNo: 'YT7700123456789',
      state: 'stuck',
      events: [
        { at: at(-4, '09:10'), text: '快件到达 郑州转运中心', place: '郑州' },
        { at: at(-6, '19:30'), text: '哈尔滨 已揽收', place: '哈尔滨' },
      ],
    },
    ...orders
      .filter((item) => item.deliveredAt !== undefined)
      .map((item): Track => ({
        orderNo: item.orderNo,
        carrier: item.carrier ?? '',
        trackingNo: item.trackingNo ?? '',
        state: 'delivered',
        events: [
          { at: item.deliveredAt ?? '', text: '已签收，签收人：本人' },
          { at: item.shippedAt ?? '', text: '已揽收' },
        ],
      })),
  ];
  const returns: ShopReturn[] = [
    {
      id: 'R20261119001',
      customer: 'u1002',
      orderNo: '20261105200001',
      kind: 'refund',
      reason: '不合适',
      state: 'approved',
      amountFen: 73_600,
      method: '花呗',
      at: at(-1, '15:00'),
    },
  ];
  return { orders, tracks, returns, invoices: [], notices: [] };
}

/** The coupons of a customer. */
export function couponsOf(customer: string, now: number): Coupon[] {
  if (customer !== 'u1001') return [];
  return [{ id: 'C30', title: '满300减30', amountFen: 3_000, thresholdFen: 30_000, endsAt: shopTime(now, 6, '23:59') }];
}

/** A shop that forgets: for the terminal and for tests. */
export function memoryShopStore(now: number): ShopStore {
  return { state: freshState(now), save: () => undefined };
}
