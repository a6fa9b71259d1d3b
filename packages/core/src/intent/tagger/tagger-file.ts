import * as z from 'zod/mini';
import { XiaoerError } from '../../errors.ts';
import { gapsOf, sumGaps } from '../model-file/gaps.ts';
import { tagCount, type Tagger } from './tagger.ts';

/*
 * u32 header bytes · header JSON (ASCII) · parts of one byte per number, so that brotli sees one kind at a time: gaps of keys (cut
 * into 255s), entries per row, tags, weights, transitions; words: gaps of the upper bits, low byte, lower and upper half of the classes
 */
const size = z.int().check(z.minimum(0));
const headerSchema = z.object({
  format: z.literal(1),
  types: z.array(z.string()).check(z.minLength(1), z.maxLength(60)),
  classes: z.array(z.string()).check(z.maxLength(16)),
  hashBits: z.int().check(z.minimum(8), z.maximum(30)),
  step: z.number(),
  eagerness: z.number(),
  rows: size,
  entries: size,
  words: size,
  keyBytes: size,
  wordBytes: size,
});

/** Reads a tagger. Throws MODEL_INVALID, saying why, where the bytes are foreign, cut short or do not fit each other. */
export function readTagger(bytes: Uint8Array): Tagger {
  const { header, end } = readHeader(bytes);
  const { types, classes, hashBits, step, eagerness, rows, entries, words, keyBytes, wordBytes } = header;
  const count = tagCount(types.length);
  const expected = end + keyBytes + rows + 2 * entries + count * count + wordBytes + 3 * words;
  if (bytes.length !== expected) throw invalid(`it has ${bytes.length} bytes where ${expected} belong`);
  let at = end;
  const take = (length: number) => bytes.slice(at, (at += length));
  const keys = sumGaps(take(keyBytes), rows);
  const rowStarts = new Uint32Array(rows + 1);
  take(rows).forEach((length, row) => (rowStarts[row + 1] = (rowStarts[row] ?? 0) + length));
  const entryTags = take(entries);
  if (rowStarts[rows] !== entries) throw invalid('its rows do not add up');
  if (entryTags.some((tag) => tag >= count)) throw invalid('it names a tag that it does not have');
  const entryWeights = Int8Array.from(take(entries));
  const transitions = Int8Array.from(take(count * count));
  const upper = sumGaps(take(wordBytes), words);
  const [low, masksLow, masksHigh] = [take(words), take(words), take(words)];
  return {
    ...{ types, hashBits, step, eagerness, keys, rowStarts, entryTags, entryWeights, transitions },
    words: {
      classes,
      keys: upper.map((key, index) => key * 256 + (low[index] ?? 0)),
      masks: Uint16Array.from(masksLow, (mask, index) => mask + 256 * (masksHigh[index] ?? 0)),
    },
  };
}

/** The bytes of a tagger, the inverse of `readTagger`. The same tagger gives the same bytes. */
export function writeTagger(tagger: Tagger): Uint8Array {
  const { types, hashBits, step, eagerness, entryTags, entryWeights, transitions, words } = tagger;
  const keys = gapsOf(tagger.keys);
  const wordGaps = gapsOf(words.keys.map((key) => key >>> 8));
  const rows = tagger.keys.length;
  const shape = { rows, entries: entryTags.length, words: words.keys.length };
  const sizes = { keyBytes: keys.length, wordBytes: wordGaps.length };
  const json = JSON.stringify({
    format: 1,
    types,
    classes: words.classes,
    hashBits,
    step,
    eagerness,
    ...shape,
    ...sizes,
  });
  const header = Uint8Array.from(json, (character) => character.charCodeAt(0));
  const parts: readonly ArrayLike<number>[] = [
    header,
    keys,
    Uint8Array.from({ length: rows }, (_, row) => (tagger.rowStarts[row + 1] ?? 0) - (tagger.rowStarts[row] ?? 0)),
    entryTags,
    bytesOf(entryWeights),
    bytesOf(transitions),
    wordGaps,
    Uint8Array.from(words.keys, (key) => key & 255),
    Uint8Array.from(words.masks, (mask) => mask & 255),
    Uint8Array.from(words.masks, (mask) => mask >>> 8),
  ];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 4));
  new DataView(file.buffer).setUint32(0, header.length, true);
  let at = 4;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function readHeader(bytes: Uint8Array): { header: z.infer<typeof headerSchema>; end: number } {
  if (bytes.length < 4) throw invalid('it was cut short');
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (end > bytes.length) throw invalid('it was cut short');
  let json: unknown;
  try {
    json = JSON.parse(Array.from(bytes.subarray(4, end), (byte) => String.fromCharCode(byte)).join(''));
  } catch (cause) {
    throw invalid('its header cannot be read', cause);
  }
  const header = headerSchema.safeParse(json);
  if (!header.success) throw invalid('its header has another shape', header.error);
  return { header: header.data, end };
}

function bytesOf(numbers: Int8Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.length);
}

function invalid(reason: string, cause?: unknown): XiaoerError {
  return new XiaoerError(
    'MODEL_INVALID',
    `The entity tagger of this model cannot be used: ${reason}. Build the model again, or use the one shipped with this version.`,
    { cause },
  );
}
