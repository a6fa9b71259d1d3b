import { entityOf } from './heard.ts';
import type { Order } from '../session/blocks.ts';
import type { Snapshot } from './snapshot.ts';

const newest = /最近(?:那|的|一)|最新|刚买|刚下|上一单|最后一单|\b(?:latest|most recent|last order|newest)\b/u;
const stateWords: readonly { readonly words: RegExp; readonly states: readonly Order['state'][] }[] = [
  { words: /没发货|未发货|还没发|没发出|待发货|not (?:yet )?shipped|unshipped/u, states: ['paid'] },
  { words: /没付款|未付款|待付款|unpaid/u, states: ['unpaid'] },
  { words: /在路上|运输中|在途|on (?:its|the) way|in transit/u, states: ['shipped'] },
  { words: /已签收|签收了|收到了|已收到|received|delivered/u, states: ['delivered'] },
];
const tail =
  /(?:尾号|末尾|后四位|最后四位|结尾|ending (?:in|with)?|last four(?: digits)?)\D{0,4}(\d{3,6})|^\s*(\d{4})\s*$/u;
const daysAgo = /(今天|昨天|前天|大前天)[^,，。]{0,4}(?:买|下|拍|订|付)/u;
const dayNames = ['今天', '昨天', '前天', '大前天'];
const amount = /(\d+(?:\.\d+)?)\s*(?:元|块钱?)?[的那](?:那)?[一]?[单个笔件]/u;
const dayMs = 86_400_000;

/** The orders that a sentence means without naming goods: by the end of the number, courier, amount, day, state or age. Null: no hint. */
export function hintedOrders(allowed: readonly Order[], snapshot: Snapshot): readonly Order[] | null {
  const { plain } = snapshot.heard;
  const byEach = [
    byTail(allowed, plain),
    byCarrier(allowed, snapshot),
    byAmount(allowed, plain),
    byDay(allowed, plain, snapshot.now),
    byState(allowed, plain),
    newest.test(plain) ? byTime(allowed).slice(0, 1) : [],
  ];
  return byEach.find((orders) => orders.length > 0) ?? null;
}

function byTail(orders: readonly Order[], plain: string): readonly Order[] {
  const match = tail.exec(plain);
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? [] : orders.filter(({ orderNo }) => orderNo.endsWith(digits));
}

function byCarrier(orders: readonly Order[], { heard }: Snapshot): readonly Order[] {
  const carrier = entityOf(heard, 'carrier');
  if (carrier === null) return [];
  return orders.filter((order) => order.carrier !== undefined && [carrier.text, carrier.value].includes(order.carrier));
}

function byAmount(orders: readonly Order[], plain: string): readonly Order[] {
  const fen = Math.round(Number(amount.exec(plain)?.[1] ?? Number.NaN) * 100);
  return orders.filter(({ paidFen }) => paidFen === fen);
}

/** Days are counted in whole days of the order's own time zone. */
function byDay(orders: readonly Order[], plain: string, now: number): readonly Order[] {
  const name = daysAgo.exec(plain)?.[1];
  if (name === undefined) return [];
  const ago = dayNames.indexOf(name);
  return orders.filter(({ placedAt }) => {
    const zone = /([+-])(\d{2}):(\d{2})$/.exec(placedAt);
    const offsetMs = zone === null ? 0 : (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) * 60_000;
    const day = (at: number) => Math.floor((at + offsetMs) / dayMs);
    return day(now) - day(Date.parse(placedAt)) === ago;
  });
}

function byState(orders: readonly Order[], plain: string): readonly Order[] {
  const states = stateWords.find(({ words }) => words.test(plain))?.states ?? [];
  return orders.filter(({ state }) => states.includes(state));
}

function byTime(orders: readonly Order[]): readonly Order[] {
  return [...orders].sort((left, right) => Date.parse(right.placedAt) - Date.parse(left.placedAt));
}
