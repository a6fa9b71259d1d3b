import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { understandCommand } from './understand.ts';

async function run(input: string, argv: readonly string[] = []): Promise<Record<string, unknown>[]> {
  let written = '';
  const stdin = (async function* () {
    yield input;
  })();
  await understandCommand(argv, { stdin, stdout: { write: (text) => (written += text) } });
  return written
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
