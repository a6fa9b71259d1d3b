import * as z from 'zod/mini';
import type { LinearModel } from './model.ts';
import { invalidModel } from './model-file/invalid.ts';
import { readKnowledgePart, writeKnowledgePart } from './model-file/knowledge-part.ts';
import { linearBytes, readLinearPart, writeLinearPart } from './model-file/linear-part.ts';
import { readTagger, writeTagger } from './tagger/tagger-file.ts';

/* magic "XIAOERLM" · u32 header bytes · header JSON (ASCII) · weights · knowledge · tagger, the last two may be empty */
const magic = 'XIAOERLM';
const prefixBytes = magic.length + 4;

const curve = z.object({ slope: z.number(), offset: z.number() });
const size = z.int().check(z.minimum(0));
const headerSchema = z.object({
  format: z.literal(3),
  name: z.string(),
  version: z.string(),
  hashBits: z.int().check(z.minimum(8), z.maximum(30)),
  columns: z.array(z.object({ label: z.string(), scale: z.number(), bias: z.number() })),
  intents: z.array(z.string()).check(z.minLength(1)),
  emotions: z.array(z.string()),
  calibration: z.object({
    intentSlope: z.number(),
    certainty: z.array(z.number()),
    scope: curve,
    emotion: z.array(z.array(z.number())),
  }),
  features: size,
  keyBytes: size,
  entries: size,
  codes: z.array(z.number()),
  knowledgeBytes: size,
  taggerBytes: size,
  checksum: size,
});

/** Reads a model file. Throws MODEL_INVALID, saying why, where the bytes are foreign, cut short or damaged. */
export function readModel(file: ArrayBuffer | Uint8Array): LinearModel {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  if (bytes.length < prefixBytes || latin(bytes.subarray(0, magic.length)) !== magic) {
    throw invalidModel('it is not a Xiaoer model (wrong first bytes)');
  }
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  const header = readHeader(bytes.subarray(prefixBytes, prefixBytes + headerBytes), headerBytes);
  const body = bytes.subarray(prefixBytes + headerBytes);
  const knowledgeAt = linearBytes(header);
  const taggerAt = knowledgeAt + header.knowledgeBytes;
  const expected = taggerAt + header.taggerBytes;
  if (body.length !== expected)
    throw invalidModel(`it has ${body.length} bytes of weights where ${expected} belong; it was cut short or altered`);
  if (checksumOf(body) !== header.checksum) throw invalidModel('its checksum does not fit; it was damaged on the way');
  const { name, version, hashBits, columns, intents, emotions, calibration } = header;
  return {
    ...{ name, version, hashBits, columns, intents, emotions, calibration },
    ...readLinearPart(body.subarray(0, knowledgeAt), header, columns.length),
    knowledge: readKnowledgePart(body.subarray(knowledgeAt, taggerAt)),
    ...(header.taggerBytes > 0 && { tagger: readTagger(body.subarray(taggerAt)) }),
  };
}

/** The bytes of a model, the inverse of `readModel`. The same model gives the same bytes. */
export function writeModel(model: LinearModel): Uint8Array {
  const { name, version, hashBits, columns, intents, emotions, calibration } = model;
  const { bytes: weights, shape } = writeLinearPart(model);
  const knowledge = writeKnowledgePart(model.knowledge);
  const tagger = model.tagger ? writeTagger(model.tagger) : new Uint8Array(0);
  const body = joined([weights, knowledge, tagger]);
  const header = encodeText(
    JSON.stringify({
      ...{ format: 3, name, version, hashBits, columns, intents, emotions, calibration, ...shape },
      ...{ knowledgeBytes: knowledge.length, taggerBytes: tagger.length, checksum: checksumOf(body) },
    }),
  );
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, header.length, true);
  return joined([encodeText(magic), length, header, body]);
}

function readHeader(bytes: Uint8Array, expectedBytes: number): z.infer<typeof headerSchema> {
  if (bytes.length !== expectedBytes) throw invalidModel('it was cut short');
  let json: unknown;
  let isFinite = true;
  try {
    json = JSON.parse(latin(bytes), (_, value: unknown) => {
      // JSON has null for NaN.
      if (value === null || (typeof value === 'number' && !Number.isFinite(value))) isFinite = false;
      return value;
    });
  } catch (cause) {
    throw invalidModel('its header cannot be read', cause);
  }
  if (!isFinite) throw invalidModel('a number in its header is NaN or infinite');
  const header = headerSchema.safeParse(json);
  if (!header.success)
    throw invalidModel('its header has another shape; it was made for another version of Xiaoer', header.error);
  const { columns, intents, emotions } = header.data;
  if (columns.length !== intents.length + emotions.length + 1) throw invalidModel('its columns do not fit its labels');
  return header.data;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
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
