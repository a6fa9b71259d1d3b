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
  /** The weights that there are, where they are few enough to be stored two in a byte; else empty. */
  readonly codes: readonly number[];
}

/** Kinds of weights that half a byte can tell apart. */
const mostCodes = 16;

/*
 * keys as gaps · entries per row · column gaps · weights, one byte per number, so that brotli sees one kind at a time; of at most 16 kinds of
 * weights two in a byte, which saves 2 % of the file: brotli cuts it into fewer blocks and gives a pair less than whole bits for each.
 * The last two are sorted by the number of entries in the row, then by the place in the row: alike numbers come together, which
 * saves 8 % of the file.
 */

/** The weights as bytes, and their shape. The same weights give the same bytes. */
export function writeLinearPart(part: LinearPart): { bytes: Uint8Array; shape: LinearShape } {
  const { keys, rowStarts, entryColumns, entryWeights } = part;
  const [features, entries] = [keys.length, entryWeights.length];
  const keyGaps = gapsOf(keys);
  const codes = codesOf(entryWeights);
  const bytes = new Uint8Array(keyGaps.length + features + entries + weightBytes(entries, codes));
  bytes.set(keyGaps);
  const counts = countsOf(rowStarts);
  bytes.set(counts, keyGaps.length);
  const columnsAt = keyGaps.length + features;
  storedOrder(counts).forEach(({ row, place }, stored) => {
    const entry = (rowStarts[row] ?? 0) + place;
    const previous = place === 0 ? -1 : (entryColumns[entry - 1] ?? 0);
    bytes[columnsAt + stored] = (entryColumns[entry] ?? 0) - previous;
    const weight = entryWeights[entry] ?? 0;
    if (codes.length === 0) bytes[columnsAt + entries + stored] = weight;
    else {
      const at = columnsAt + entries + (stored >>> 1);
      bytes[at] = (bytes[at] ?? 0) | (codes.indexOf(weight) << (stored % 2 === 0 ? 4 : 0));
    }
  });
  return { bytes, shape: { features, keyBytes: keyGaps.length, entries, codes } };
}

/** The inverse of `writeLinearPart`, of `linearBytes` bytes. Throws MODEL_INVALID where they do not fit the shape or name other columns. */
export function readLinearPart(bytes: Uint8Array, shape: LinearShape, columnCount: number): LinearPart {
  const { features, keyBytes, entries, codes } = shape;
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
    entryWeights[entry] =
      (codes.length === 0
        ? weights[stored]
        : codes[((weights[stored >>> 1] ?? 0) >>> (stored % 2 === 0 ? 4 : 0)) & 15]) ?? 0;
  });
  return { keys, rowStarts, entryColumns, entryWeights };
}

/** Bytes that a part of this shape takes. */
export function linearBytes({ features, keyBytes, entries, codes }: LinearShape): number {
  return keyBytes + features + entries + weightBytes(entries, codes);
}

function weightBytes(entries: number, codes: readonly number[]): number {
  return codes.length === 0 ? entries : Math.ceil(entries / 2);
}

function codesOf(weights: Int8Array): number[] {
  const codes = [...new Set(weights)].sort((left, right) => left - right);
  return codes.length > mostCodes ? [] : codes;
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
