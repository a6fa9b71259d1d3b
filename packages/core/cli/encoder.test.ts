import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tinyEncoder, tinyTokenizer, type TinyEncoderOptions } from '../src/drivers/encoder/tiny-encoder.fixture.ts';
import { readHead } from '../src/intent/encoder-head-file.ts';
import { testCommand } from './test-command.ts';
import { trainCommand } from './train.ts';
import { understandCommand } from './understand.ts';

const goods = ['裙子', '鞋', '耳机', '咖啡机', '手环', '大米', '猫粮', '礼盒', '杯子', '书包'];
const moulds: readonly (readonly [string, readonly string[]])[] = [
  ['ship.track', ['我的%到哪了', '%的快递走到哪儿了', '查下%的物流']],
  ['after.return', ['%不合适想退', '质量太差了%要退货', '怎么退%']],
  ['out_of_scope', ['今天天气怎么样%', '给我讲个%的笑话', '%用英语怎么说']],
];
const rows = moulds.flatMap(([intent, texts]) =>
  texts.flatMap((text) => goods.map((name) => `${text.replace('%', name)},${intent}`)),
);

function workplace(options: TinyEncoderOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoer-encoder-'));
  const place = (name: string) => join(folder, name);
  mkdirSync(place('encoder/onnx'), { recursive: true });
  writeFileSync(place('encoder/onnx/model.onnx'), tinyEncoder(options));
  writeFileSync(place('encoder/tokenizer.json'), tinyTokenizer());
  writeFileSync(place('own.csv'), ['text,intent', ...rows].join('\n'));
  const run = async (command: typeof trainCommand, ...argv: string[]) => {
    let [out, err] = ['', ''];
    const code = await command(argv, {
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text: string) => (err += text) },
    });
    return { code, out, err };
  };
  const train = (...argv: string[]) =>
    run(trainCommand, place('own.csv'), '--encoder', place('encoder'), '--out', place('head.bin'), ...argv);
  return { folder, place, run, train };
}

test('a head is trained, scored on lines, and understands', async () => {
  const { place, run, train } = workplace();
  const { code, out, err } = await train();
  expect(code).toBe(0);
  expect(out).toMatch(/90 lines, 3 intents\naccuracy (100|9\d)\.\d %/);
  expect(err).toContain('1/26 embedding\n');
  const scored = await run(testCommand, place('own.csv'), '--model', place('head.bin'), '--encoder', place('encoder'));
  expect(scored).toMatchObject({ code: 0, out: expect.stringContaining('accuracy 100.0 %') });
  let heard = '';
  const streams = {
    stdin: (async function* () {
      yield '帐篷到哪了\n';
    })(),
    stdout: { write: (text: string) => (heard += text) },
  };
  await understandCommand(['--model', place('head.bin'), '--encoder', place('encoder')], streams);
  expect(JSON.parse(heard)).toMatchObject({ text: '帐篷到哪了', intent: { id: 'ship.track' } });
});

test('where no line says what is none of the business, ours do', async () => {
  const { place, train } = workplace();
  writeFileSync(place('own.csv'), ['text,intent', ...rows.filter((row) => !row.endsWith('out_of_scope'))].join('\n'));
  expect((await train()).out).toContain('60 lines, 2 intents');
  expect(readHead(readFileSync(place('head.bin'))).intents).toEqual(['ship.track', 'after.return', 'out_of_scope']);
});

test('cross-validation scores a head without writing one', async () => {
  const { folder, place, run } = workplace();
  const files = readdirSync(folder);
  const { code, out } = await run(testCommand, '--train', place('own.csv'), '--encoder', place('encoder'));
  expect(code).toBe(0);
  expect(out).toContain('90 lines, 3 intents');
  expect(readdirSync(folder)).toEqual(files);
});

test('a head that is as good replaces the old one; one on another encoder is compared by what it held out', async () => {
  const { place, train } = workplace();
  await train();
  expect((await train()).err).toMatch(/accuracy (\S+ %) before, \1 now/);
  writeFileSync(place('encoder/onnx/model.onnx'), tinyEncoder({ seed: 9 }));
  expect(await train()).toMatchObject({ code: 0, err: expect.stringContaining('before') });
});

test.each([
  ['inputs of other names', { inputs: ['ids', 'mask'] }, 'its inputs are ids, mask'],
  ['weights that are NaN', { hasNaN: true }, 'NaN'],
])('an encoder with %s is refused by the name of its folder', async (_, options, message) => {
  const { folder, place, train } = workplace(options);
  await expect(train()).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining(message) });
  await expect(train()).rejects.toThrow(place('encoder'));
  expect(readdirSync(folder)).not.toContain('head.bin');
});

test('a folder without an encoder says what is missing and how to get it', async () => {
  const { place, run } = workplace();
  const from = (name: string) => run(trainCommand, place('own.csv'), '--encoder', place(name), '--out', place('h.bin'));
  await expect(from('none')).rejects.toThrow('No folder');
  mkdirSync(place('empty'));
  await expect(from('empty')).rejects.toThrow('has no model.onnx');
  writeFileSync(place('empty/model.onnx'), tinyEncoder());
  await expect(from('empty')).rejects.toThrow('has no tokenizer.json');
});

test('a model and a head are not taken for each other', async () => {
  const { place, run, train } = workplace();
  await train();
  await run(trainCommand, place('own.csv'), '--out', place('plain.bin'));
  const score = (...argv: string[]) => run(testCommand, place('own.csv'), ...argv);
  await expect(score('--model', place('head.bin'))).rejects.toThrow('Add --encoder DIR');
  await expect(score('--model', place('plain.bin'), '--encoder', place('encoder'))).rejects.toThrow(
    'Leave out --encoder',
  );
  const over = run(trainCommand, place('own.csv'), '--encoder', place('encoder'), '--out', place('plain.bin'));
  await expect(over).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining('plain.bin') });
});
