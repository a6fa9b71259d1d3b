import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isXiaoerError } from '../errors.ts';
import { readModel, writeModel } from './model-file.ts';

const shipped = readFileSync(new URL('../../models/retail-small.bin', import.meta.url));

/** The error that reading gives, or null where it gives none. */
function failure(bytes: Uint8Array | ArrayBuffer): { code: string; message: string } | null {
  try {
    readModel(bytes);
    return null;
  } catch (error) {
    return isXiaoerError(error)
      ? { code: error.code, message: error.message }
      : { code: 'other', message: String(error) };
  }
}

/** The shipped file with its header replaced. */
function withHeader(change: (header: Record<string, unknown>) => string): Uint8Array {
  const length = shipped.readUInt32LE(8);
  const header = Buffer.from(change(JSON.parse(shipped.subarray(12, 12 + length).toString('latin1'))));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  return Buffer.concat([shipped.subarray(0, 8), size, header, shipped.subarray(12 + length)]);
}

test('writing what was read gives the same bytes', () => {
  expect(Buffer.compare(Buffer.from(writeModel(readModel(shipped))), shipped)).toBe(0);
});

test('reads an ArrayBuffer and a view at an odd offset alike', () => {
  const shifted = new Uint8Array(shipped.length + 3);
  shifted.set(shipped, 3);
  expect(readModel(shifted.subarray(3)).intents).toEqual(readModel(new Uint8Array(shipped).buffer).intents);
});

test.each([0, 5, 11, 12, 500, 20_000, 400_000])('says MODEL_INVALID for a file cut after %i bytes', (length) => {
  expect(failure(shipped.subarray(0, length))?.code).toBe('MODEL_INVALID');
});

test.each([
  ['a web page', Buffer.from('<!doctype html><title>404</title>')],
  ['an ONNX graph', Buffer.from([8, 8, 18, 6, 120, 105, 97, 111, 101, 114, 58, 200])],
  ['zeros', Buffer.alloc(4096)],
])('says MODEL_INVALID for %s', (_, bytes) => {
  expect(failure(bytes)).toMatchObject({
    code: 'MODEL_INVALID',
    message: expect.stringContaining('not a Xiaoer model'),
  });
});

test('says MODEL_INVALID where one weight was altered', () => {
  const altered = Buffer.from(shipped);
  altered[altered.length - 10] = (altered[altered.length - 10] ?? 0) ^ 1;
  expect(failure(altered)?.message).toContain('checksum');
});

test.each([
  ['null', 'NaN'],
  ['1e999', 'NaN or infinite'],
  ['"7"', 'another shape'],
])('says MODEL_INVALID for a slope of %s (%s)', (written, reason) => {
  const bytes = withHeader((header) =>
    JSON.stringify(header).replace(/"intentSlope":[\d.]+/, `"intentSlope":${written}`),
  );
  expect(failure(bytes)).toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining(reason) });
});

test('says MODEL_INVALID where labels and columns differ', () => {
  expect(failure(withHeader((header) => JSON.stringify({ ...header, intents: ['a', 'b'] })))?.code).toBe(
    'MODEL_INVALID',
  );
});

test('says MODEL_INVALID for a model of another format', () => {
  expect(failure(withHeader((header) => JSON.stringify({ ...header, format: 1 })))?.message).toContain(
    'another version',
  );
});

test.each([
  ['few', 14],
  ['many', 40],
])('keeps the weights where they are of %s kinds', (_, kinds) => {
  const model = readModel(shipped);
  const entryWeights = model.entryWeights.map((_weight, entry) => (entry % kinds) - 7);
  expect(readModel(writeModel({ ...model, entryWeights })).entryWeights).toEqual(entryWeights);
});

test('keeps what is known of the language', () => {
  const model = readModel(shipped);
  const knowledge = {
    syllables: ['一乙医', '\u9fff'],
    concepts: [
      Uint32Array.of(1, 65_536, 67_108_863),
      Uint32Array.of(),
      ...[254, 255, 600].map((length) => Uint32Array.from({ length }, (_, index) => index * 70_000)),
      Uint32Array.of(255 * 65_536),
    ],
  };
  expect(readModel(writeModel({ ...model, knowledge })).knowledge).toEqual(knowledge);
});
