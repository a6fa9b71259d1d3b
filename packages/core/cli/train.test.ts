import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readModel, writeModel } from '../src/intent/model-file.ts';
import { vocabularyOf } from '../src/intent/vocabulary.ts';
import { readWith } from './score/held-out.ts';
import { testCommand } from './test-command.ts';
import { trainCommand } from './train.ts';

const goods = ['裙子', '鞋', '耳机', '咖啡机', '手环', '大米', '猫粮', '礼盒', '杯子', '书包'];
const moulds: readonly (readonly [string, readonly string[]])[] = [
  ['ship.track', ['我的%到哪了', '%的快递走到哪儿了', '查下%的物流']],
  ['after.return', ['%不合适想退', '质量太差了%要退货', '怎么退%']],
  ['out_of_scope', ['今天天气怎么样', '给我讲个%的笑话', '%用英语怎么说']],
];
const examples = moulds.flatMap(([intent, texts]) =>
  texts.flatMap((text, mould) =>
    goods.map((name, index) => [`${text.replace('%', name)}${mould}${index}`, intent] as const),
  ),
);
const csv = (rows: readonly (readonly [string, string])[]) =>
  ['text,intent', ...rows.map((row) => row.join(','))].join('\n');
const wrongly = examples.map(
  ([text], index) => [text, ['ship.track', 'after.return', 'out_of_scope'][index % 3] ?? ''] as const,
);

function workplace(isTTY = false) {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoer-train-'));
  const place = (name: string) => join(folder, name);
  writeFileSync(place('good.csv'), csv(examples));
  writeFileSync(place('bad.csv'), csv(wrongly));
  const run = async (command: typeof trainCommand, ...argv: string[]) => {
    let [out, err] = ['', ''];
    const stdout = { write: (text: string) => (out += text) };
    const stderr = { isTTY, write: (text: string) => (err += text) };
    const code = await command(argv, { stdout, stderr });
    return { code, out, err };
  };
  return { folder, place, run };
}

test('trains a model that understands, and says how good it is', async () => {
  const { place, run } = workplace();
  const { code, out, err } = await run(trainCommand, place('good.csv'), '--out', place('new/shop.bin'));
  expect(code).toBe(0);
  expect(out).toMatch(/90 lines, 3 intents\naccuracy \d/);
  expect(err).toContain('1/6 cross-validation\n');
  const model = readModel(readFileSync(place('new/shop.bin')));
  expect(model.name).toBe('shop');
  expect(readWith(model, ['帐篷到哪了'])[0]?.intents[0]?.id).toBe('ship.track');
});

test('the same examples train the same bytes, and replace the old model', async () => {
  const { place, run } = workplace();
  const train = () => run(trainCommand, place('good.csv'), '--out', place('shop.bin'));
  await train();
  const first = readFileSync(place('shop.bin'));
  expect(await train()).toMatchObject({ code: 0, err: expect.stringMatching(/accuracy (\S+ %) before, \1 now/) });
  expect(readFileSync(place('shop.bin')).equals(first)).toBe(true);
});

test('a worse model is refused and leaves the old one, unless forced', async () => {
  const { folder, place, run } = workplace();
  await run(trainCommand, place('good.csv'), '--out', place('shop.bin'));
  const [files, old] = [readdirSync(folder), readFileSync(place('shop.bin'))];
  const worse = [place('bad.csv'), '--out', place('shop.bin')];
  expect(await run(trainCommand, ...worse)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('stays as it was'),
  });
  expect(readFileSync(place('shop.bin')).equals(old)).toBe(true);
  expect(readdirSync(folder)).toEqual(files);
  expect(await run(trainCommand, ...worse, '--force')).toMatchObject({ code: 0 });
  expect(readFileSync(place('shop.bin')).equals(old)).toBe(false);
});

test('a file that is no model is not overwritten', async () => {
  const { place, run } = workplace();
  const command = run(trainCommand, place('good.csv'), '--out', place('bad.csv'));
  await expect(command).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining('bad.csv') });
  expect(readFileSync(place('bad.csv'), 'utf8')).toBe(csv(wrongly));
});

test('a model that cannot be put in its place leaves nothing half written', async () => {
  const { folder, place, run } = workplace();
  mkdirSync(place('shop.bin.held-out.json'));
  await expect(run(trainCommand, place('good.csv'), '--out', folder)).rejects.toMatchObject({ code: 'MODEL_INVALID' });
  await expect(run(trainCommand, place('good.csv'), '--out', place('shop.bin'))).rejects.toThrow('cannot be written');
  expect(readdirSync(folder).sort()).toEqual(['bad.csv', 'good.csv', 'shop.bin.held-out.json']);
});

test('a run that is stopped half way leaves the old model as it was', async () => {
  const { folder, place, run } = workplace();
  await run(trainCommand, place('good.csv'), '--out', place('shop.bin'));
  const [files, old] = [readdirSync(folder), readFileSync(place('shop.bin'))];
  const stopped = trainCommand([place('bad.csv'), '--out', place('shop.bin'), '--force'], {
    stdout: { write: () => true },
    stderr: {
      write: (text) => {
        if (text.startsWith('5/6')) throw new Error('stopped');
      },
    },
  });
  await expect(stopped).rejects.toThrow('stopped');
  expect(readFileSync(place('shop.bin')).equals(old)).toBe(true);
  expect(readdirSync(folder)).toEqual(files);
});

test('examples with errors train nothing', async () => {
  const { folder, place, run } = workplace();
  writeFileSync(place('one.csv'), 'text,intent\nx,a\n,a\n');
  const { code, err } = await run(trainCommand, place('one.csv'), '--out', place('shop.bin'));
  expect(code).toBe(1);
  expect(err).toContain(`${place('one.csv')}:3  text-empty  no text → `);
  expect(readdirSync(folder)).not.toContain('shop.bin');
});

test('a terminal sees one bar, drawn again', async () => {
  const { place, run } = workplace(true);
  const { err } = await run(testCommand, '--train', place('good.csv'));
  expect(err.split('\r\u001b[K').slice(1)).toHaveLength(5);
  expect(err.endsWith(`${'█'.repeat(20)} 5/5 cross-validation\n`)).toBe(true);
  expect(err.match(/\n/g)).toHaveLength(1);
});

test('scores a model on lines of its own, and names intents that it does not have', async () => {
  const { place, run } = workplace();
  await run(trainCommand, place('good.csv'), '--out', place('shop.bin'));
  writeFileSync(
    place('lines.jsonl'),
    '{"text":"帐篷到哪了","intent":"ship.track"}\n{"text":"开发票","intent":"invoice"}\n',
  );
  const { code, out, err } = await run(
    testCommand,
    place('lines.jsonl'),
    '--model',
    place('shop.bin'),
    '--format',
    'json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    evaluation: { lines: 2, intentAccuracy: 0.5 },
    confusions: [{ intent: 'invoice' }],
  });
  expect(err).toContain('lines.jsonl:2  warning intent-unknown');
});

test('scores the model that xiaoer train makes', async () => {
  const { place, run } = workplace();
  writeFileSync(place('lines.yaml'), 'ship.track: [帐篷到哪了]\nafter.return: [帐篷不合适想退]\n');
  const { code, out, err } = await run(testCommand, place('lines.yaml'), '--train', place('good.csv'));
  expect(code).toBe(0);
  expect(out).toContain('2 lines, 2 intents\naccuracy 100.0 %');
  expect(err).toContain('5/5 cross-validation\n');
  await run(trainCommand, place('good.csv'), '--out', place('shop.bin'));
  const trained = await run(testCommand, place('lines.yaml'), '--model', place('shop.bin'));
  expect(out).toBe(trained.out);
});

test('ONNX Runtime scores a model beside plain evaluation', async () => {
  const { place, run } = workplace();
  await run(trainCommand, place('good.csv'), '--out', place('shop.bin'));
  writeFileSync(place('lines.yaml'), 'ship.track: [帐篷到哪了]\nafter.return: [帐篷不合适想退]\n');
  const { code, out, err } = await run(
    testCommand,
    place('lines.yaml'),
    '--model',
    place('shop.bin'),
    '--engine',
    'onnx',
  );
  expect(code).toBe(0);
  expect(out).toContain('accuracy 100.0 %');
  expect(err).toBe('accuracy lite 100.0 %, onnx 100.0 %; they differ on 0 lines\n');
});

test('the model that comes with xiaoer is scored where no other is named', async () => {
  const { place, run } = workplace();
  writeFileSync(place('lines.yaml'), 'ship.track: [我的裙子到哪了]\nafter.return: [那双鞋想退]\n');
  expect(await run(testCommand, place('lines.yaml'))).toMatchObject({
    code: 0,
    out: expect.stringContaining('100.0 %'),
  });
});

test('by ONNX Runtime the full tier is scored, beside the small model', async () => {
  const { place, run } = workplace();
  writeFileSync(place('lines.yaml'), 'ship.track: [我的裙子到哪了]\nafter.return: [那双鞋想退]\n');
  const { code, err } = await run(testCommand, place('lines.yaml'), '--engine', 'onnx');
  expect(code).toBe(0);
  expect(err).toBe('accuracy lite 100.0 %, onnx 100.0 %; they differ on 0 lines\n');
}, 60_000);

test('a vocabulary of a graph is refused by name', async () => {
  const { place, run } = workplace();
  const whole = readModel(readFileSync(new URL('../models/retail-small.bin', import.meta.url)));
  writeFileSync(place('vocabulary.bin'), writeModel(vocabularyOf(whole)));
  const command = run(testCommand, place('good.csv'), '--model', place('vocabulary.bin'), '--engine', 'onnx');
  await expect(command).rejects.toMatchObject({
    code: 'MODEL_INVALID',
    message: expect.stringMatching(/vocabulary\.bin: .* without weights of its own/),
  });
});

test('a truncated model is refused by name', async () => {
  const { place, run } = workplace();
  await run(trainCommand, place('good.csv'), '--out', place('shop.bin'));
  writeFileSync(place('cut.bin'), readFileSync(place('shop.bin')).subarray(0, 500));
  const command = run(testCommand, place('good.csv'), '--model', place('cut.bin'));
  await expect(command).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining('cut.bin') });
});

test('the report is one page without scripts, with what people typed made harmless', async () => {
  const { place, run } = workplace();
  const rows = [...examples, ['<script>alert(1)</script>到哪了', 'after.return'] as const];
  writeFileSync(place('odd.csv'), csv(rows));
  await run(testCommand, '--train', place('odd.csv'), '--report', place('r.html'), '--locale', 'en');
  const page = readFileSync(place('r.html'), 'utf8');
  expect(page).toContain('&#60;script&#62;alert(1)');
  expect(page).not.toMatch(/<script|<link|src=|https?:/);
  for (const heading of ['Suggestions', 'Confusions', 'Reliability', 'Coverage', 'Intent by intent'])
    expect(page).toContain(heading);
});

test('arguments that do not fit say how the command is used', async () => {
  const { run } = workplace();
  expect(await run(testCommand)).toMatchObject({ code: 2, out: expect.stringContaining('--train FILE') });
  expect(await run(trainCommand, 'x.csv')).toMatchObject({ code: 2, out: expect.stringContaining('--out MODEL') });
  await expect(run(testCommand, '--train', 'x.csv', '--format', 'xml')).rejects.toThrow('Write text or json');
  await expect(run(testCommand, 'x.csv', '--engine', 'gpu')).rejects.toThrow('Write lite or onnx');
});
