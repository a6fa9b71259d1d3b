import { builtinLexicon } from '../intent/builtin-lexicon.ts';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { readModel, writeModel } from '../intent/model-file.ts';
import { createUnderstander } from '../intent/understand.ts';
import { vocabularyOf } from '../intent/vocabulary.ts';
import { toOnnx } from '../training/to-onnx.ts';
import { serveOnnx } from './onnx-worker.ts';
import { vocabularyBeside } from './onnx-session.ts';
import { onnxUnderstander } from './onnx.ts';

const modelFile = readFileSync(new URL('../../models/retail-full.bin', import.meta.url));
const model = readModel(modelFile);
const graph = toOnnx(model);
const vocabulary = writeModel(vocabularyOf(model));

type Listener = (event: { data: never }) => void;

/** A platform's Worker with its two ends in one thread; messages are copied as a real one does. */
class ThreadlessWorker {
  readonly #page: Record<string, Listener[]> = {};
  readonly #scope: Listener[] = [];
  #isOpen = true;

  constructor(address: string) {
    if (address.endsWith('missing.js')) {
      queueMicrotask(() => this.#tell('error', { message: '' }));
      return;
    }
    serveOnnx({
      addEventListener: (_, listener) => void this.#scope.push(listener as Listener),
      postMessage: (answer) => {
        if (this.#isOpen) this.#tell('message', { data: structuredClone(answer) });
      },
    });
  }

  addEventListener(type: string, listener: Listener): void {
    (this.#page[type] ??= []).push(listener);
  }

  postMessage(request: unknown, transfer: Transferable[]): void {
    const data = structuredClone(request, { transfer }) as never;
    queueMicrotask(() => this.#scope.forEach((listener) => listener({ data })));
  }

  terminate(): void {
    this.#isOpen = false;
  }

  #tell(type: string, event: unknown): void {
    for (const listener of this.#page[type] ?? []) listener(event as never);
  }
}

beforeEach(() => void vi.stubGlobal('Worker', ThreadlessWorker));

test('page and worker understand a message together as plain evaluation does', async () => {
  const engine = await onnxUnderstander({
    lexicon: builtinLexicon,
    model: vocabulary,
    onnx: graph,
    worker: '/onnx-worker.js',
  });
  const [through, beside, plain] = await Promise.all([
    engine.understand('我的裙子到哪了'),
    engine.understand('那双鞋想退'),
    createUnderstander(modelFile, { lexicon: builtinLexicon }).understand('我的裙子到哪了'),
  ]);
  expect(through.intents[0]?.id).toBe('ship.track');
  expect(through.intents[0]?.confidence).toBeCloseTo(plain.intents[0]?.confidence ?? 0, 4);
  expect(beside.intents[0]?.id).toBe('after.return');
  await engine.close();
});

test('the graph stays usable for another engine after a worker took it', async () => {
  const first = await onnxUnderstander({
    lexicon: builtinLexicon,
    model: vocabulary,
    onnx: graph,
    worker: '/onnx-worker.js',
  });
  await first.close();
  expect(graph.length).toBeGreaterThan(1_000_000);
});

test('a worker whose file does not load is said as DEGRADED', async () => {
  const opening = onnxUnderstander({ lexicon: builtinLexicon, model: vocabulary, onnx: graph, worker: '/missing.js' });
  await expect(opening).rejects.toMatchObject({ code: 'DEGRADED', message: expect.stringContaining('worker-src') });
});

test('bytes that are no graph are said as DEGRADED through the worker too', async () => {
  const opening = onnxUnderstander({
    lexicon: builtinLexicon,
    model: vocabulary,
    onnx: new Uint8Array(16),
    worker: '/onnx-worker.js',
  });
  await expect(opening).rejects.toMatchObject({ code: 'DEGRADED' });
});

test('a message in flight fails when the engine is closed, instead of waiting for ever', async () => {
  const engine = await onnxUnderstander({
    lexicon: builtinLexicon,
    model: vocabulary,
    onnx: graph,
    worker: '/onnx-worker.js',
  });
  const answer = engine.understand('你好').catch((error: unknown) => error);
  await engine.close();
  expect(await answer).toMatchObject({ code: 'DEGRADED' });
  await expect(engine.understand('你好')).rejects.toMatchObject({ code: 'DEGRADED' });
});

test.each([
  ['/m/retail-full.onnx', '/m/retail-full.bin'],
  ['https://cdn.example/retail-full.onnx?v=2#x', 'https://cdn.example/retail-full.bin?v=2#x'],
  ['/my.onnx/retail-full.onnx.gz', '/my.onnx/retail-full.bin.gz'],
])('the vocabulary of %s is fetched from %s', async (onnx, expected) => {
  vi.stubGlobal('fetch', async (address: string) => new Response(address));
  expect(new TextDecoder().decode(await vocabularyBeside(onnx))).toBe(expected);
});

test('a graph whose address does not say where its vocabulary is, is refused with the way out', async () => {
  await expect(vocabularyBeside('/m/graph')).rejects.toMatchObject({
    code: 'OPTIONS_INVALID',
    message: expect.stringContaining('NAME.bin'),
  });
});
