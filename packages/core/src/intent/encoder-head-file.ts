import * as z from 'zod/mini';
import { XiaoerError } from '../errors.ts';
import type { EncoderHead } from './encoder-head.ts';

/* magic "XIAOERHD" · u32 header bytes · header JSON (ASCII) · one INT8 weight per column and dimension */
const magic = 'XIAOERHD';
const prefixBytes = magic.length + 4;

const curve = z.object({ slope: z.number(), offset: z.number() });
const headerSchema = z.object({
  format: z.literal(1),
  name: z.string(),
  version: z.string(),
  columns: z.array(z.object({ label: z.string(), scale: z.number(), bias: z.number() })),
  intents: z.array(z.string()).check(z.minLength(1)),
  emotions: z.array(z.string()),
  calibration: z.object({
    intentSlope: z.number(),
    certainty: z.array(z.number()),
    scope: curve,
    emotion: z.array(z.array(z.number())),
  }),
  dimensions: z.int().check(z.minimum(1)),
  probe: z.array(z.number()),
  checksum: z.int(),
});

/** Reads a head. Throws MODEL_INVALID, saying why, where the bytes are foreign, cut short or damaged. */
export function readHead(file: ArrayBuffer | Uint8Array): EncoderHead {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  if (!isHead(bytes)) {
    const isModel = ascii(bytes.subarray(0, 8)) === 'XIAOERLM';
    throw invalid(isModel ? 'it is a model that needs no encoder' : 'it is no head (wrong first bytes)');
  }
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  const header = readHeader(bytes.subarray(prefixBytes, prefixBytes + headerBytes), headerBytes);
  const { checksum, format: _format, ...head } = header;
  const body = bytes.slice(prefixBytes + headerBytes);
  if (head.columns.length !== head.intents.length + head.emotions.length + 1)
    throw invalid('its columns do not fit its labels');
  const expected = head.columns.length * head.dimensions;
  if (body.length !== expected)
    throw invalid(`it has ${body.length} weights where ${expected} belong; it was cut short`);
  if (checksumOf(body) !== checksum) throw invalid('its checksum does not fit; it was damaged on the way');
  return { ...head, weights: new Int8Array(body.buffer, body.byteOffset, body.length) };
}

/** The bytes of a head, the inverse of `readHead`. The same head gives the same bytes. */
export function writeHead(head: EncoderHead): Uint8Array {
  const { name, version, columns, intents, emotions, calibration, dimensions, weights, probe } = head;
  const body = new Uint8Array(weights.buffer, weights.byteOffset, weights.length);
  const labels = { columns, intents, emotions, calibration, dimensions, probe };
  const json = JSON.stringify({ format: 1, name, version, ...labels, checksum: checksumOf(body) });
  const header = escapeNonAscii(json);
  const file = new Uint8Array(prefixBytes + header.length + body.length);
  file.set(bytesOf(magic));
  new DataView(file.buffer).setUint32(magic.length, header.length, true);
  file.set(bytesOf(header), prefixBytes);
  file.set(body, prefixBytes + header.length);
  return file;
}

/** True where the bytes begin like a head, whether or not the rest is one. */
export function isHead(bytes: Uint8Array): boolean {
  return bytes.length >= prefixBytes && ascii(bytes.subarray(0, magic.length)) === magic;
}

function readHeader(bytes: Uint8Array, expectedBytes: number): z.infer<typeof headerSchema> {
  if (bytes.length !== expectedBytes) throw invalid('it was cut short');
  let json: unknown;
  try {
    json = JSON.parse(ascii(bytes));
  } catch (cause) {
    throw invalid('its header cannot be read', cause);
  }
  const header = headerSchema.safeParse(json);
  if (header.success) return header.data;
  throw invalid('its header has another shape; it was made for another version of Xiaoer', header.error);
}

function checksumOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
}

function ascii(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function escapeNonAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function invalid(reason: string, cause?: unknown): XiaoerError {
  return new XiaoerError(
    'MODEL_INVALID',
    `This file of an encoder's head cannot be used: ${reason}. Make it again: xiaoer train FILE --encoder DIR --out HEAD.`,
    { cause },
  );
}
