import type { LinearModel } from '../model.ts';
import { gapsOf, sumGaps } from './gaps.ts';
import { invalidModel } from './invalid.ts';

/** The weights of a model. */
export type LinearPart = Pick<LinearModel, 'keys' | 'rowStarts' | 'entryColumns' | 'entryWeights'>;

/** Numbers that say where the weights of a part are. */
export interface LinearShape {
  readonly features: number;
  readonly keyBytes: number;
  readonly entries: number;
}

/*
 * keys as gaps · entries per row · column gaps · weights, one byte per number, so that brotli sees one kind at a time.
 * The last two are sorted by the number of entries in the row, then by the place in the row: alike numbers come together, which
 * saves 8 % of the file.
 */

/** The weights as bytes, and their shape. The same weights give the same bytes. */
export function writeLinearPart(part: LinearPart): { bytes: Uint8Array; shape: LinearShape } {
  const { keys, rowStarts, entryColumns, entryWeights } = part;
  const [features, entries] = [keys.length, entryWeights.length];
  const keyGaps = gapsOf(keys);
  const bytes = new Uint8Array(keyGaps.length + features + 2 * entries);
  bytes.set(keyGaps);
  const counts = countsOf(rowStarts);
  bytes.set(counts, keyGaps.length);
  const columnsAt = keyGaps.length + features;
  storedOrder(counts).forEach(({ row, place }, stored) => {
    const entry = (rowStarts[row] ?? 0) + place;
    const previous = place === 0 ? -1 : (entryColumns[entry - 1] ?? 0);
    bytes[columnsAt + stored] = (entryColumns[entry] ?? 0) - previous;
    bytes[columnsAt + entries + stored] = entryWeights[entry] ?? 0;
  });
  return { bytes, shape: { features, keyBytes: keyGaps.length, entries } };
}

/** The inverse of `writeLinearPart`. Throws MODEL_INVALID where the bytes do not fit the shape or name other columns. */
export function readLinearPart(bytes: Uint8Array, shape: LinearShape, columnCount: number): LinearPart {
  const { features, keyBytes, entries } = shape;
  const expected = keyBytes + features + 2 * entries;
  if (bytes.length !== expected)
    throw invalidModel(`it has ${bytes.length} bytes of weights where ${expected} belong; it was cut short or altered`);
  const keys = sumGaps(bytes.subarray(0, keyBytes), features);
  const counts = bytes.subarray(keyBytes, keyBytes + features);
  const rowStarts = new Uint32Array(features + 1);
  counts.forEach((count, row) => (rowStarts[row + 1] = (rowStarts[row] ?? 0) + count));
  if (rowStarts[features] !== entries || columnCount > 255) throw invalidModel('its rows do not add up');
  const gaps = bytes.subarray(keyBytes + features, keyBytes + features + entries);
  const weights = bytes.subarray(keyBytes + features + entries);
  const entryColumns = new Uint8Array(entries);
  const entryWeights = new Int8Array(entries);
  storedOrder(counts).forEach(({ row, place }, stored) => {
    const entry = (rowStarts[row] ?? 0) + place;
    const column = (place === 0 ? -1 : (entryColumns[entry - 1] ?? 0)) + (gaps[stored] ?? 0);
    if (column < 0 || column >= columnCount) throw invalidModel('it names a column that it does not have');
    entryColumns[entry] = column;
    entryWeights[entry] = weights[stored] ?? 0;
  });
  return { keys, rowStarts, entryColumns, entryWeights };
}

function countsOf(rowStarts: Uint32Array): Uint8Array {
  return Uint8Array.from(
    { length: rowStarts.length - 1 },
    (_, row) => (rowStarts[row + 1] ?? 0) - (rowStarts[row] ?? 0),
  );
}

/** Entries in the order of the file: rows of one entry, then rows of two, first entries before second ones, and so on. */
function storedOrder(counts: Uint8Array): Order {
  const rowsOf: number[][] = [];
  // A vocabulary has nothing but rows without entries.
  counts.forEach((count, row) => {
    if (count > 0) (rowsOf[count] ??= []).push(row);
  });
  return {
    forEach(visit) {
      let stored = 0;
      rowsOf.forEach((rows, count) => {
        for (let place = 0; place < count; place += 1) {
          for (const row of rows) {
            visit({ row, place }, stored);
            stored += 1;
          }
        }
      });
    },
  };
}

interface Order {
  forEach(visit: (entry: { row: number; place: number }, stored: number) => void): void;
}
