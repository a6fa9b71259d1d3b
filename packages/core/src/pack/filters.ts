import { toTime } from './functions.ts';

type Filter = (value: unknown, locale: string, scope: Readonly<Record<string, unknown>>) => unknown;

/** Words for the states of orders and parcels: zh-CN, zh-TW, en. */
const stateWords: Readonly<Record<string, readonly [string, string, string]>> = {
  unpaid: ['待付款', '待付款', 'awaiting payment'],
  paid: ['已付款，待发货', '已付款，待出貨', 'paid, not shipped yet'],
  shipped: ['已发货', '已出貨', 'shipped'],
  delivered: ['已签收', '已送達', 'delivered'],
  cancelled: ['已取消', '已取消', 'cancelled'],
  refunding: ['退款中', '退款中', 'being refunded'],
  refunded: ['已退款', '已退款', 'refunded'],
  collected: ['已揽收', '已收件', 'collected by the courier'],
  in_transit: ['运输中', '運送中', 'in transit'],
  delivering: ['派送中', '配送中', 'out for delivery'],
  stuck: ['物流停滞', '物流停滯', 'held up on the way'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Minutes east of UTC in which times without an offset are shown, unless the pack's fact `utc_offset_minutes` says otherwise. */
const defaultOffsetMinutes = 480;

/** What may stand behind `|` in a template. */
export const filters: Readonly<Record<string, Filter>> = {
  /** Fen as yuan: 23960 → ¥239.6. */
  money: (value) => (typeof value === 'number' ? `¥${Number((value / 100).toFixed(2))}` : value),
  date: (value, locale, scope) => formatTime(value, locale, scope, false),
  time: (value, locale, scope) => formatTime(value, locale, scope, true),
  tail4: (value) => (typeof value === 'string' ? value.slice(-4) : value),
  count: (value) => (Array.isArray(value) ? value.length : 0),
  join: (value, locale) => (Array.isArray(value) ? value.join(locale === 'en' ? ', ' : '、') : value),
  /** How a thing is called: its `label`, `title` or `name`. */
  label: (value) => nameOf(value),
  state: (value, locale) => {
    const words = typeof value === 'string' && Object.hasOwn(stateWords, value) ? stateWords[value] : undefined;
    return words === undefined ? value : words[locale === 'en' ? 2 : locale === 'zh-TW' ? 1 : 0];
  },
  /** The lines of an order as words: 针织连衣裙 红 M ×1. */
  lines: (value, locale, scope) =>
    Array.isArray(value)
      ? value.map((line: unknown) => lineWords(line, scope)).join(locale === 'en' ? ', ' : '、')
      : value,
};

/** Whether a template may use this filter. */
export function isFilter(name: string): boolean {
  return Object.hasOwn(filters, name);
}

function nameOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const named = value as { label?: unknown; title?: unknown; name?: unknown };
  return named.label ?? named.title ?? named.name ?? null;
}

/** Goods that the pack knows are called in the customer's language. */
function lineWords(value: unknown, scope: Readonly<Record<string, unknown>>): string {
  if (typeof value !== 'object' || value === null) return '';
  const line = value as { product?: unknown; title?: unknown; variant?: unknown; quantity?: unknown };
  const products = scope['products'] as Readonly<Record<string, { title?: unknown }>> | undefined;
  const known = typeof line.product === 'string' ? products?.[line.product]?.title : undefined;
  const variant = typeof line.variant === 'string' && line.variant !== '' ? ` ${line.variant}` : '';
  return `${String(known ?? line.title ?? '')}${variant} ×${String(line.quantity ?? 1)}`;
}

function formatTime(
  value: unknown,
  locale: string,
  scope: Readonly<Record<string, unknown>>,
  hasClock: boolean,
): unknown {
  const at = toTime(value);
  if (at === null) return value;
  const shown = new Date(at + offsetMinutes(value, scope) * 60_000);
  const day = shown.getUTCDate();
  const date = locale === 'en' ? `${months[shown.getUTCMonth()]} ${day}` : `${shown.getUTCMonth() + 1}月${day}日`;
  if (!hasClock) return date;
  return `${date} ${twoDigits(shown.getUTCHours())}:${twoDigits(shown.getUTCMinutes())}`;
}

/** A time that names its own offset is shown as written; any other in the shop's. */
function offsetMinutes(value: unknown, scope: Readonly<Record<string, unknown>>): number {
  const written = typeof value === 'string' ? /([+-])(\d{2}):?(\d{2})$/.exec(value) : null;
  if (written !== null) {
    const minutes = Number(written[2]) * 60 + Number(written[3]);
    return written[1] === '-' ? -minutes : minutes;
  }
  const facts = scope['facts'];
  const stated =
    typeof facts === 'object' && facts !== null
      ? (facts as Readonly<Record<string, unknown>>)['utc_offset_minutes']
      : null;
  return typeof stated === 'number' ? stated : defaultOffsetMinutes;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
