import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { understandCommand } from './understand.ts';

async function print(input: string, argv: readonly string[] = []): Promise<string> {
  let written = '';
  const stdin = (async function* () {
    yield input;
  })();
  await understandCommand(argv, { stdin, stdout: { write: (text) => (written += text) } });
  return written;
}

async function run(input: string, argv: readonly string[] = []): Promise<Record<string, unknown>[]> {
  return (await print(input, argv))
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

test('answers one JSON per line, in order, also for empty lines', async () => {
  const answers = await run('我的裙子到哪了\n\n电话13800001001\r\n');
  expect(answers.map(({ text }) => text)).toEqual(['我的裙子到哪了', '', '电话13800001001']);
  expect(answers[0]).toMatchObject({ intent: { id: 'ship.track' }, emotion: { label: 'neutral' } });
  expect(answers[0]?.['intents']).toHaveLength(5);
  expect(answers[1]).toMatchObject({ intent: { id: 'out_of_scope', confidence: 0 }, inScope: 0, entities: [] });
  expect(answers[2]).toMatchObject({ entities: [{ type: 'phone', start: 2, end: 13, value: '13800001001' }] });
});

test('no input gives no output', async () => {
  expect(await run('')).toEqual([]);
});

test('a file that is no model is refused before anything is read', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'xiaoer-')), 'model.bin');
  writeFileSync(file, 'no model');
  await expect(run('你好\n', ['--model', file])).rejects.toMatchObject({ code: 'MODEL_INVALID' });
});

test('an unknown option is refused with the nearest one', async () => {
  await expect(run('', ['--modle', 'x'])).rejects.toMatchObject({ code: 'OPTIONS_INVALID' });
});

const friday = ['--now', '2026-11-20T14:30:00+08:00'];

test('gives exactly what the format promises, with values that count from the clock it is given', async () => {
  const [answer = {}] = await run('😀昨天下午付的299块\n', ['--pack', 'retail', ...friday]);
  expect(Object.keys(answer)).toEqual(['text', 'intent', 'intents', 'inScope', 'entities', 'emotion']);
  expect(Object.keys(Object(answer['emotion']))).toEqual(['label', 'upset']);
  expect(answer['entities']).toEqual([
    {
      type: 'datetime',
      start: 2,
      end: 6,
      text: '昨天下午',
      value: '2026-11-19T12:00:00+08:00/2026-11-19T18:00:00+08:00',
    },
    { type: 'money', start: 8, end: 12, text: '299块', value: '29900' },
  ]);
});

test('calls out_of_scope what is none of the shop’s business', async () => {
  const [weather] = await run('这会儿股市怎么样\n');
  expect(weather).toMatchObject({ intent: { id: 'out_of_scope' } });
});

test('by ONNX Runtime the full tier answers, as plain evaluation of the same model does', async () => {
  const lines = '我的裙子到哪了\n\n怎么退货\n你们什么垃圾客服\n';
  const onnx = await run(lines, ['--engine', 'onnx']);
  const whole = await run(lines, ['--model', fileURLToPath(new URL('../models/retail-full.bin', import.meta.url))]);
  const confidences = (answers: readonly Record<string, unknown>[]) =>
    answers.map(({ intent }) => Number(Object(intent).confidence).toFixed(4));
  expect(confidences(onnx)).toEqual(confidences(whole));
  expect(confidences(onnx)).not.toEqual(confidences(await run(lines)));
  expect(onnx).toHaveLength(4);
}, 60_000);

test('answers each line before the next one is written', async () => {
  const answers: string[] = [];
  const stdin = (async function* () {
    yield '你好\n';
    // Reading goes on only when somebody wants more; the first answer must not wait for the end of the input.
    while (answers.length === 0) await new Promise((resolve) => setImmediate(resolve));
    yield '再见\n';
  })();
  await understandCommand([], { stdin, stdout: { write: (text) => answers.push(text) } });
  expect(answers).toHaveLength(2);
});

test('takes a line of 10 MB, cut characters and a byte order mark', async () => {
  const answers = await run(`\ufeff你好\n${'退款'.repeat(5_000_000)}\n\ud83d\n`);
  expect(answers.map(({ text }) => String(text).length)).toEqual([2, 10_000_000, 1]);
  expect(answers[0]).toMatchObject({ intent: { id: 'chat.greeting' } });
}, 30_000);

test('the table has one row a line, the words and what was found in them last', async () => {
  const table = await print('电话13800001001\n昨天买的\n', ['--format', 'table', ...friday]);
  expect(table.trim().split('\n')).toEqual([
    expect.stringMatching(/^[a-z._]+ +\d+ % {2}neutral {3}电话13800001001 {2}\| phone 13800001001$/),
    expect.stringContaining('| datetime 昨天 = 2026-11-19T00:00:00+08:00/2026-11-20T00:00:00+08:00'),
  ]);
});

test.each([
  [['--engine', 'fast'], 'Write lite or onnx'],
  [['--format', 'xml'], 'Write json or table'],
  [['--now', 'soon'], '--now soon is no time'],
  [['--pack', 'retial'], 'No pack at retial'],
  [['--model', 'nowhere.bin'], 'No model at nowhere.bin'],
  [['lines.txt'], '< lines.txt'],
])('refuses %j with the way out', async (argv, words) => {
  await expect(run('', argv)).rejects.toMatchObject({
    code: 'OPTIONS_INVALID',
    message: expect.stringContaining(words),
  });
});

test('says what it takes', async () => {
  expect(await print('', ['--help'])).toContain('--engine lite|onnx');
});
