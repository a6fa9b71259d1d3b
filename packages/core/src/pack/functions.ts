/** One function of the expression language; `scope` gives `now` and `products`. Pure; wrong input gives null. */
export type ExpressionFunction = (values: readonly unknown[], scope: Readonly<Record<string, unknown>>) => unknown;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What expressions may call. */
export const builtInFunctions: Readonly<Record<string, ExpressionFunction>> = {
  /** Whole days since a time. */
  days_since: ([time], scope) => elapsed(time, scope, dayMs),
  /** Whole hours since a time. */
  hours_since: ([time], scope) => elapsed(time, scope, hourMs),
  /** Days until a time, rounded up; negative when it is over. */
  days_until: ([time], scope) => {
    const at = toTime(time);
    return at === null || typeof scope['now'] !== 'number' ? null : Math.ceil((at - scope['now']) / dayMs);
  },
  count: ([value]) => (Array.isArray(value) ? value.length : value === null || value === undefined ? 0 : 1),
  /** Whether a list has the item or a text the words. */
  contains: ([whole, part]) => {
    if (Array.isArray(whole)) return whole.includes(part);
    return typeof whole === 'string' && typeof part === 'string' && whole.toLowerCase().includes(part.toLowerCase());
  },
  /** Whether the customer's sentence has one of these words: `says("洗", "wash")`. Reads `said` (normalised, simplified) or else `text`. */
  says: (words, scope) => {
    const said = scope['said'] ?? scope['text'];
    if (typeof said !== 'string') return false;
    const lower = said.toLowerCase();
    return words.flat().some((word) => typeof word === 'string' && lower.includes(word.toLowerCase()));
  },
  /** Whether any item of a list has the value under the key: `has(order.lines, "product", "P100")`. */
  has: ([list, key, value]) => Array.isArray(list) && list.some((item: unknown) => readField(item, key) === value),
  /** The orders of a list in which a product is: `bought(orders, "P100")`. */
  bought: ([orders, product]) =>
    Array.isArray(orders)
      ? orders.filter((order: unknown) => {
          const lines = readField(order, 'lines');
          return Array.isArray(lines) && lines.some((line: unknown) => readField(line, 'product') === product);
        })
      : [],
  /** Sum of a list of numbers, or of one field of its items. */
  sum: ([list, key]) => {
    if (!Array.isArray(list)) return null;
    const numbers = list.map((item: unknown) => (key === undefined ? item : readField(item, key)));
    return numbers.reduce<number>((total, item) => total + (typeof item === 'number' ? item : 0), 0);
  },
  first: ([list]) => (Array.isArray(list) ? (list[0] ?? null) : list),
  last: ([list]) => (Array.isArray(list) ? (list.at(-1) ?? null) : list),
  lower: ([text]) => (typeof text === 'string' ? text.toLowerCase() : null),
  floor: ([value]) => (typeof value === 'number' ? Math.floor(value) : null),
  min: (values) => extreme(values, Math.min),
  max: (values) => extreme(values, Math.max),
  /** The value of one field for every item: `pluck(order.lines, "title")`. */
  pluck: ([list, key]) =>
    Array.isArray(list) ? list.map((item: unknown) => readField(item, key)).filter((item) => item !== null) : [],
  /** The product of the pack with that id, in the customer's language. */
  product: ([id], scope) => readField(scope['products'], id),
  /** An order seen earlier in this conversation, by its number. */
  order: ([orderNo], scope) => readField(scope['orders'], orderNo),
};

/** Milliseconds since the epoch of an ISO time or a number; null for anything else. */
export function toTime(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

function elapsed(time: unknown, scope: Readonly<Record<string, unknown>>, unitMs: number): number | null {
  const at = toTime(time);
  return at === null || typeof scope['now'] !== 'number' ? null : Math.floor((scope['now'] - at) / unitMs);
}

function readField(value: unknown, key: unknown): unknown {
  if (typeof value !== 'object' || value === null || typeof key !== 'string' || !Object.hasOwn(value, key)) return null;
  return (value as Readonly<Record<string, unknown>>)[key] ?? null;
}

function extreme(values: readonly unknown[], pick: (...numbers: number[]) => number): number | null {
  const numbers = values.flat().filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : pick(...numbers);
}
