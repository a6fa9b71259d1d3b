import { builtinLexicon } from '../intent/builtin-lexicon.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { isXiaoerError } from '../errors.ts';
import { createUnderstander } from '../intent/understand.ts';
import { createEngineInput } from '../intent/engine.ts';
import { createVectorizer } from '../intent/features.ts';
import { evaluateVector } from '../intent/model.ts';
import { readModel, writeModel } from '../intent/model-file.ts';
import { createNormalizer } from '../intent/normalize.ts';
import { vocabularyOf } from '../intent/vocabulary.ts';
import { understanderContract } from '../testing/contracts/understander.ts';
import { toOnnx } from '../training/to-onnx.ts';
import { tinyEncoder } from './encoder/tiny-encoder.fixture.ts';
import { openSession } from './onnx/session.ts';
import { onnxUnderstander, type OnnxUnderstander } from './onnx.ts';

const modelFile = readFileSync(new URL('../../models/retail-full.bin', import.meta.url));
const model = readModel(modelFile);
const graph = toOnnx(model);
const vocabulary = writeModel(vocabularyOf(model));
const plain = createUnderstander(modelFile, { lexicon: builtinLexicon });
let engine: OnnxUnderstander;

beforeAll(async () => {
  engine = await onnxUnderstander({ lexicon: builtinLexicon, model: vocabulary, onnx: graph });
}, 60_000);
afterAll(async () => {
  await engine?.close();
});

understanderContract({ describe, it, expect }, async () => engine);

/** 200 lines of the corpus, spread over all intents. */
function sentences(): string[] {
  const folder = new URL('../../corpus/retail/', import.meta.url);
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').trim().split('\n'));
  const stride = Math.floor(lines.length / 200);
  return lines.filter((_, index) => index % stride === 0).map((line) => (JSON.parse(line) as { text: string }).text);
}

test('the full tier by ONNX Runtime, with its vocabulary alone, and by plain evaluation say the same of 200 sentences', async () => {
  const texts = sentences();
  expect(texts.length).toBeGreaterThanOrEqual(200);
  for (const text of texts) {
    const expected = await plain.understand(text);
    const found = await engine.understand(text);
    expect(found.intents.map(({ id }) => id)[0]).toBe(expected.intents[0]?.id);
    expected.intents.forEach(({ id, confidence }) => {
      const same = found.intents.find((intent) => intent.id === id);
      expect(Math.abs((same?.confidence ?? 0) - confidence)).toBeLessThan(1e-4);
    });
    expect(Math.abs(found.inScope - expected.inScope)).toBeLessThan(1e-4);
    expect(Math.abs(found.emotion.upset - expected.emotion.upset)).toBeLessThan(1e-4);
    expect(found.emotion.label).toBe(expected.emotion.label);
    expect(found.entities).toEqual(expected.entities);
  }
});

test('every column of the graph scores as plain evaluation does', async () => {
  const normalize = createNormalizer(builtinLexicon.characters);
  const vectorize = createVectorizer(model.knowledge, model.hashBits);
  const inputOf = createEngineInput(model);
  const session = await openSession(graph);
  for (const text of sentences()) {
    const vector = vectorize(normalize(text).text);
    const found = await session.run(inputOf(vector));
    const furthest = evaluateVector(model, vector).map((score, column) =>
      Math.abs(score - (found[column] ?? Infinity)),
    );
    expect(Math.max(...furthest)).toBeLessThan(1e-5);
  }
  await session.close();
});

test('answers a message without any known feature', async () => {
  const text = '\u{10ffff}';
  expect((await engine.understand(text)).inScope).toBeCloseTo((await plain.understand(text)).inScope, 4);
});

test('says DEGRADED for bytes that are no graph', async () => {
  const opening = onnxUnderstander({ lexicon: builtinLexicon, model: vocabulary, onnx: new Uint8Array([1, 2, 3]) });
  const error = await opening.catch((reason: unknown) => reason);
  expect(isXiaoerError(error) && error.code).toBe('DEGRADED');
});

test('a graph that takes something else is refused with the way out', async () => {
  const opening = onnxUnderstander({ lexicon: builtinLexicon, model: vocabulary, onnx: tinyEncoder() });
  await expect(opening).rejects.toMatchObject({
    code: 'MODEL_INVALID',
    message: expect.stringContaining('Copy it and the vocabulary beside it anew'),
  });
});

test('plain evaluation refuses a vocabulary and says what it is', () => {
  expect(() => createUnderstander(vocabulary)).toThrow(/vocabulary of an ONNX graph.*needs a whole model/);
});

test('a graph packed by gzip runs like the plain one, a damaged one is refused', async () => {
  const packed = gzipSync(graph, { level: 1 });
  const opened = await onnxUnderstander({ lexicon: builtinLexicon, model: vocabulary, onnx: packed });
  expect(await opened.understand('运费谁出')).toEqual(await engine.understand('运费谁出'));
  await opened.close();
  const damaged = onnxUnderstander({ lexicon: builtinLexicon, model: vocabulary, onnx: packed.subarray(0, 5000) });
  await expect(damaged).rejects.toMatchObject({ code: 'MODEL_INVALID' });
});

test('a graph does not answer for the vocabulary of another model', async () => {
  const other = readFileSync(new URL('../../models/retail-small.bin', import.meta.url));
  const opened = await onnxUnderstander({ lexicon: builtinLexicon, model: other, onnx: graph });
  await expect(opened.understand('运费谁出')).rejects.toMatchObject({
    code: 'MODEL_INVALID',
    message: expect.stringContaining('made of another model'),
  });
  await opened.close();
});
