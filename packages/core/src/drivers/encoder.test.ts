import { afterAll, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { isXiaoerError } from '../errors.ts';
import { readHead, writeHead } from '../intent/encoder-head-file.ts';
import { understanderContract } from '../testing/contracts/understander.ts';
import { trainHead } from '../training/encoder-head.ts';
import { tinyEncoder, tinyTokenizer } from './encoder/tiny-encoder.fixture.ts';
import { serveEncoder } from './encoder-worker.ts';
import { encoderUnderstander, openEncoder, type Encoder, type EncoderUnderstander } from './encoder.ts';

const goods = ['裙子', '鞋', '耳机', '咖啡机', '手环', '大米', '猫粮', '礼盒', '杯子', '书包'];
const moulds: readonly (readonly [string, readonly string[]])[] = [
  ['ship.track', ['我的%到哪了', '%的快递走到哪儿了', '查下%的物流']],
  ['after.return', ['%不合适想退', '质量太差了%要退货', '怎么退%']],
  ['out_of_scope', ['今天天气怎么样', '给我讲个%的笑话', '%用英语怎么说']],
];
const examples = moulds.flatMap(([intent, texts]) =>
  texts.flatMap((text) => goods.map((name) => ({ text: text.replace('%', name), intent }))),
);
const source = { model: tinyEncoder(), tokenizer: tinyTokenizer() };
let encoder: Encoder;
let head: Uint8Array;
let engine: EncoderUnderstander;

beforeAll(async () => {
  encoder = await openEncoder({ encoder: source });
  const trained = await trainHead((text) => encoder.embed(text), examples, { name: 'shop', version: '1' });
  head = writeHead(trained.head);
  engine = await encoderUnderstander({ encoder: source, head });
});
afterAll(async () => {
  await engine?.close();
  await encoder?.close();
});

understanderContract({ describe, it, expect }, async () => engine);

test('a head on an encoder understands what it was not shown, and stamps itself', async () => {
  const heard = await engine.understand('我的帐篷到哪了');
  expect(heard).toMatchObject({ intents: [{ id: 'ship.track' }, {}, {}], model: 'shop@1' });
  expect((await engine.understand('帐篷不合适想退')).intents[0]?.id).toBe('after.return');
  const strange = await engine.understand('今天天气怎么样');
  expect(strange.intents[0]?.id).toBe('out_of_scope');
  expect(strange.inScope).toBeLessThan(heard.inScope);
});

test('tokens are averaged, or taken as the model pooled them, with or without token types', async () => {
  const pooled = await openEncoder({
    encoder: {
      ...source,
      model: tinyEncoder({ output: 'sentence_embedding', inputs: ['input_ids', 'attention_mask', 'token_type_ids'] }),
    },
  });
  const [mine, theirs] = [await encoder.embed('我的裙子到哪了'), await pooled.embed('我的裙子到哪了')];
  expect(Math.hypot(...mine)).toBeCloseTo(1, 5);
  mine.forEach((value, index) => expect(theirs[index]).toBeCloseTo(value, 5));
  await pooled.close();
});

test('a text of 100,000 characters is cut to what the encoder takes', async () => {
  expect(Math.hypot(...(await encoder.embed('裙子'.repeat(50_000))))).toBeCloseTo(1, 5);
});

test('the same examples give the same bytes, which read as they were written', async () => {
  const again = await trainHead((text) => encoder.embed(text), examples, { name: 'shop', version: '1' });
  expect(Buffer.compare(writeHead(again.head), head)).toBe(0);
  expect(Buffer.compare(writeHead(readHead(head)), head)).toBe(0);
});

test('a background teaches what is none of the business', async () => {
  const inside = examples.filter(({ intent }) => intent !== 'out_of_scope');
  const background = examples.filter(({ intent }) => intent === 'out_of_scope').map(({ text }) => text);
  const trained = await trainHead((text) => encoder.embed(text), inside, { name: 'a', version: '1' }, { background });
  expect(trained.head.intents).toEqual(['ship.track', 'after.return', 'out_of_scope']);
});

const refused = async (model: Uint8Array, tokenizer = source.tokenizer) => {
  const error = await openEncoder({ encoder: { model, tokenizer } }).catch((reason: unknown) => reason);
  expect(isXiaoerError(error) && error.code).toBe('MODEL_INVALID');
  return String(error);
};
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test.each([
  ['inputs of other names', { inputs: ['ids', 'mask'] }, 'its inputs are ids, mask, where input_ids, attention_mask'],
  ['another mask', { inputs: ['input_ids', 'input_ids2'] }, 'its inputs are input_ids, input_ids2'],
  ['an output of another name', { output: 'logits' }, 'its outputs are logits, where last_hidden_state or'],
  ['another rank', { isPooled: true }, 'its last_hidden_state has rank 2'],
  ['another vocabulary', { words: 5 }, 'the tokenizer may belong to another encoder'],
  ['weights that are NaN', { hasNaN: true }, 'it gives NaN'],
] as const)('an encoder with %s is refused with what was found and what is wanted', async (_, options, message) => {
  expect(await refused(tinyEncoder(options))).toContain(message);
});

test('bytes that are no ONNX file are refused', async () => {
  expect(await refused(new Uint8Array(64))).toContain('ONNX Runtime refuses this file');
});

test.each([
  ['a word list', new TextEncoder().encode('[PAD]\n[UNK]\n'), 'a list of words (vocab.txt)'],
  ['its configuration', json({ tokenizer_class: 'BertTokenizer' }), 'a tokenizer_config.json'],
  ["the model's configuration", json({ model_type: 'bert', architectures: [] }), "the model's config.json"],
  ['a SentencePiece model', Uint8Array.of(0x0a, 0x0e, 0x0a, 0x05), 'binary, perhaps a SentencePiece model'],
  ['nothing', new Uint8Array(0), 'it is empty'],
  [
    'a kind that nobody knows',
    json({ model: { type: 'Telepathy', vocab: {} } }),
    'of the kind Telepathy; we read WordPiece, BPE, Unigram',
  ],
])('a tokenizer file that is %s is told as what it is', async (_, file, message) => {
  expect(await refused(source.model, file)).toContain(message);
});

test('a head of another encoder is refused', async () => {
  const other = encoderUnderstander({ encoder: { ...source, model: tinyEncoder({ seed: 2 }) }, head });
  await expect(other).rejects.toMatchObject({
    code: 'MODEL_INVALID',
    message: expect.stringContaining('another encoder'),
  });
});

test.each([
  ['cut short', (file: Uint8Array) => file.subarray(0, file.length - 9), 'cut short'],
  ['damaged', (file: Uint8Array) => file.with(file.length - 1, (file.at(-1) ?? 0) ^ 1), 'checksum'],
  ['foreign', () => new Uint8Array(40), 'wrong first bytes'],
])('a head that is %s is refused', (_, change, message) => {
  expect(() => readHead(change(head))).toThrow(message);
});

describe('in a worker', () => {
  type Listener = (event: { data: never }) => void;

  /** A platform's Worker with its two ends in one thread; messages are copied as a real one does. */
  class ThreadlessWorker {
    readonly #page: Listener[] = [];
    readonly #scope: Listener[] = [];

    constructor() {
      serveEncoder({
        addEventListener: (_, listener) => void this.#scope.push(listener as Listener),
        postMessage: (answer) => this.#page.forEach((listener) => listener({ data: structuredClone(answer) as never })),
      });
    }

    addEventListener(type: string, listener: Listener): void {
      if (type === 'message') this.#page.push(listener);
    }

    postMessage(request: unknown): void {
      const data = structuredClone(request) as never;
      queueMicrotask(() => this.#scope.forEach((listener) => listener({ data })));
    }

    terminate(): void {}
  }

  beforeEach(() => void vi.stubGlobal('Worker', ThreadlessWorker));

  test('it understands as it does here', async () => {
    const beside = await encoderUnderstander({ encoder: source, head, worker: '/encoder-worker.js' });
    expect(await beside.understand('我的帐篷到哪了')).toEqual(await engine.understand('我的帐篷到哪了'));
    await beside.close();
    await expect(beside.understand('我的帐篷到哪了')).rejects.toMatchObject({ code: 'DEGRADED' });
  });

  test('what is wrong with the encoder is said as it is said here', async () => {
    const opening = openEncoder({
      encoder: { ...source, model: tinyEncoder({ output: 'logits' }) },
      worker: '/encoder-worker.js',
    });
    await expect(opening).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      message: expect.stringContaining('its outputs are logits'),
    });
  });
});
