import * as z from 'zod/mini';
import { XiaoerError } from '../errors.ts';
import type { LinearModel } from './model.ts';

/*
 * magic "XIAOERLM" · u32 header bytes · header JSON (UTF-8) · keys as gaps · entries per row · column gaps · weights
 * Each of the four parts is one byte per number (gaps of keys are cut into 255s), so that brotli sees one kind at a time.
 */
const magic = 'XIAOERLM';
const prefixBytes = magic.length + 4;

const curve = z.object({ slope: z.number(), offset: z.number() });
const headerSchema = z.object({
  format: z.literal(1),
  name: z.string(),
  version: z.string(),
  hashBits: z.int().check(z.minimum(8), z.maximum(30)),
  columns: z.array(z.object({ label: z.string(), scale: z.number(), bias: z.number() })),
  intents: z.array(z.string()).check(z.minLength(1)),
  emotions: z.array(z.string()),
  calibration: z.object({ intentSlope: z.number(), scope: curve, upset: curve }),
  features: z.int(),
  keyBytes: z.int(),
  entries: z.int(),
  checksum: z.int(),
});

/** Reads a model file. Throws MODEL_INVALID, saying why, where the bytes are foreign, cut short or damaged. */
export function readModel(file: ArrayBuffer | Uint8Array): LinearModel {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  if (bytes.length < prefixBytes || latin(bytes.subarray(0, magic.length)) !== magic) {
    throw invalid('it is not a Xiaoer model (wrong first bytes)');
  }
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  const header = readHeader(bytes.subarray(prefixBytes, prefixBytes + headerBytes), headerBytes);
  const body = bytes.subarray(prefixBytes + headerBytes);
  const { features, keyBytes, entries } = header;
  const expected = keyBytes + features + 2 * entries;
  if (body.length !== expected)
    throw invalid(`it has ${body.length} bytes of weights where ${expected} belong; it was cut short or altered`);
  if (checksumOf(body) !== header.checksum) throw invalid('its checksum does not fit; it was damaged on the way');
  const keys = decodeKeys(body.subarray(0, keyBytes), features);
  const rowStarts = runningSum(body.subarray(keyBytes, keyBytes + features));
  const gaps = body.subarray(keyBytes + features, keyBytes + features + entries);
  const weights = body.slice(keyBytes + features + entries);
  if (rowStarts[features] !== entries || header.columns.length > 255) throw invalid('its rows do not add up');
  return {
    ...header,
    keys,
    rowStarts,
    entryColumns: decodeColumns(gaps, rowStarts, header.columns.length),
    entryWeights: new Int8Array(weights.buffer, weights.byteOffset, weights.length),
  };
}

/** The bytes of a model, the inverse of `readModel`. The same model gives the same bytes. */
export function writeModel(model: LinearModel): Uint8Array {
  const keyBytes: number[] = [];
  let before = 0;
  for (const key of model.keys) {
    let gap = key - before;
    for (; gap >= 255; gap -= 255) keyBytes.push(255);
    keyBytes.push(gap);
    before = key;
  }
  const features = model.keys.length;
  const entries = model.entryWeights.length;
  const body = new Uint8Array(keyBytes.length + features + 2 * entries);
  body.set(keyBytes);
  for (let row = 0; row < features; row += 1) {
    const from = model.rowStarts[row] ?? 0;
    const to = model.rowStarts[row + 1] ?? 0;
    body[keyBytes.length + row] = to - from;
    for (let entry = from; entry < to; entry += 1) {
      const previous = entry === from ? -1 : (model.entryColumns[entry - 1] ?? 0);
      body[keyBytes.length + features + entry] = (model.entryColumns[entry] ?? 0) - previous;
    }
  }
  body.set(
    new Uint8Array(model.entryWeights.buffer, model.entryWeights.byteOffset, entries),
    keyBytes.length + features + entries,
  );
  const { name, version, hashBits, columns, intents, emotions, calibration } = model;
  const shape = { features, keyBytes: keyBytes.length, entries, checksum: checksumOf(body) };
  const json = JSON.stringify({
    format: 1,
    name,
    version,
    hashBits,
    columns,
    intents,
    emotions,
    calibration,
    ...shape,
  });
  const header = encodeText(json);
  const file = new Uint8Array(prefixBytes + header.length + body.length);
  file.set(encodeText(magic));
  new DataView(file.buffer).setUint32(magic.length, header.length, true);
  file.set(header, prefixBytes);
  file.set(body, prefixBytes + header.length);
  return file;
}

function readHeader(bytes: Uint8Array, expectedBytes: number): z.infer<typeof headerSchema> {
  if (bytes.length !== expectedBytes) throw invalid('it was cut short');
  let json: unknown;
  try {
    json = JSON.parse(latin(bytes));
  } catch (cause) {
    throw invalid('its header cannot be read', cause);
  }
  const header = headerSchema.safeParse(json);
  if (!header.success)
    throw invalid('its header has another shape; it was made for another version of Xiaoer', header.error);
  const { columns, intents, emotions } = header.data;
  if (columns.length !== intents.length + emotions.length + 1) throw invalid('its columns do not fit its labels');
  return header.data;
}

function decodeKeys(bytes: Uint8Array, count: number): Uint32Array {
  const keys = new Uint32Array(count);
  let key = 0;
  let filled = 0;
  for (const byte of bytes) {
    key += byte;
    if (byte === 255) continue;
    keys[filled] = key;
    filled += 1;
  }
  if (filled !== count) throw invalid('its features do not add up');
  return keys;
}

function decodeColumns(gaps: Uint8Array, rowStarts: Uint32Array, columnCount: number): Uint8Array {
  const columns = new Uint8Array(gaps.length);
  for (let row = 0; row + 1 < rowStarts.length; row += 1) {
    let column = -1;
    const end = rowStarts[row + 1] ?? 0;
    for (let entry = rowStarts[row] ?? 0; entry < end; entry += 1) {
      column += gaps[entry] ?? 0;
      if (column < 0 || column >= columnCount) throw invalid('it names a column that it does not have');
      columns[entry] = column;
    }
  }
  return columns;
}

function runningSum(counts: Uint8Array): Uint32Array {
  const sums = new Uint32Array(counts.length + 1);
  for (let index = 0; index < counts.length; index += 1) sums[index + 1] = (sums[index] ?? 0) + (counts[index] ?? 0);
  return sums;
}

function checksumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index += 1) sum = Math.imul(sum ^ (bytes[index] ?? 0), 0x01000193);
  return sum >>> 0;
}

/** Bytes as one character each; core has no TextDecoder. JSON is written in ASCII, see `encodeText`. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4096)
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  return text;
}

function encodeText(text: string): Uint8Array {
  const ascii = text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Uint8Array.from(ascii, (character) => character.charCodeAt(0));
}

function invalid(reason: string, cause?: unknown): XiaoerError {
  return new XiaoerError(
    'MODEL_INVALID',
    `This model file cannot be used: ${reason}. Build it again, or use the one shipped with this version.`,
    {
      cause,
    },
  );
}
