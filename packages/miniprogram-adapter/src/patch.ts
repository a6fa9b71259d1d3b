/** What one `setData` gets: path keys (`messages[3].delivery`) to plain JSON. */
export type DataPatch = Record<string, unknown>;

/** New rows before those that are drawn, as `$spliceData` takes them: start, how many go, what comes. */
export type SplicePatch = Record<string, readonly unknown[]>;

/** The difference between what is drawn and what shall be. Both parts may be empty. */
export interface Patch {
  readonly data: DataPatch;
  readonly splice: SplicePatch;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function haveSameKeys(before: Fields, after: Fields): boolean {
  const keys = Object.keys(before);
  return keys.length === Object.keys(after).length && keys.every((key) => key in after);
}

/** Whether the end of `after` is all of `before`, row by row: history was put in front. */
function isPrepended(before: readonly unknown[], after: readonly unknown[]): boolean {
  const shift = after.length - before.length;
  return shift > 0 && before.length > 0 && before.every((row, index) => row === after[index + shift]);
}

function compareRows(path: string, before: readonly unknown[], after: readonly unknown[], data: DataPatch): void {
  // A path key cannot shorten a list.
  if (after.length < before.length) {
    data[path] = after;
    return;
  }
  after.forEach((row, index) => {
    if (index < before.length) compare(`${path}[${index}]`, before[index], row, data);
    else data[`${path}[${index}]`] = row;
  });
}

function compare(path: string, before: unknown, after: unknown, data: DataPatch): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    compareRows(path, before, after, data);
  } else if (isFields(before) && isFields(after) && haveSameKeys(before, after)) {
    for (const key of Object.keys(after)) compare(`${path}.${key}`, before[key], after[key], data);
  } else {
    data[path] = after;
  }
}

/**
 * The smallest patch that turns the value drawn under `key` into the next one. Rows that kept their identity cost
 * nothing. Pure.
 */
export function patchOf(key: string, before: unknown, after: unknown): Patch {
  if (Array.isArray(before) && Array.isArray(after) && isPrepended(before, after)) {
    return { data: {}, splice: { [key]: [0, 0, ...after.slice(0, after.length - before.length)] } };
  }
  const data: DataPatch = {};
  compare(key, before, after, data);
  return { data, splice: {} };
}
