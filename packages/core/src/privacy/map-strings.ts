/** Keys under which numbers and addresses of things stand, not of people: they are never personal data. */
const thingKeys: ReadonlySet<string> = new Set([
  'orderNo',
  'trackingNo',
  'product',
  'url',
  'imageUrl',
  'ticketId',
  'key',
  'frame',
]);

/**
 * Plain JSON with each string replaced; parts without a change keep their identity. `key` is the nearest property
 * name, null in a bare array. Recursion ends at 32 levels, where the rest becomes null.
 */
export function mapStrings<T>(value: T, change: (text: string, key: string | null) => string): T {
  return map(value, change, null, 0) as T;
}

function map(
  value: unknown,
  change: (text: string, key: string | null) => string,
  key: string | null,
  depth: number,
): unknown {
  if (typeof value === 'string') return key !== null && thingKeys.has(key) ? value : change(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= 32) return null;
  if (Array.isArray(value)) {
    const items = value.map((item) => map(item, change, key, depth + 1));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const before = Object.entries(value);
  const after = before.map(([name, item]): [string, unknown] => [name, map(item, change, name, depth + 1)]);
  return after.every(([, item], index) => item === before[index]?.[1]) ? value : Object.fromEntries(after);
}
