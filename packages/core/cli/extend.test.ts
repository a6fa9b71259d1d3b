import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createConversation } from '../src/conversation.ts';
import { memoryLogStore } from '../src/drivers/memory.ts';
import { readModel } from '../src/intent/model-file.ts';
import { createUnderstander } from '../src/intent/understand.ts';
import { fakeClock, fakeIds, settle } from '../src/testing/index.ts';
import { compilePack } from './compile-pack.ts';
import { extendRecipe } from './recipes/extend-recipe.ts';
import { readWith } from './score/held-out.ts';
import { trainCommand } from './train.ts';

const own = fileURLToPath(new URL('../bench/data/own-intents.csv', import.meta.url));
const pack = `pack: my-shop
version: 1.0.0
title: 我的小店
extends: retail
intents:
  custom.engraving:
    title: 刻字
    answer: custom_engraving
responses:
  custom_engraving: 可以刻字，最多八个字，加 20 元。
`;

test('own intents beside those of a pack: trained, checked and answered', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoer-extend-'));
  const out = join(folder, 'shop.bin');
  let [said, err] = ['', ''];
  const code = await trainCommand([own, '--extend', 'retail', '--out', out], {
    stdout: { write: (text) => (said += text) },
    stderr: { write: (text: string) => (err += text) },
  });
  expect(code).toBe(0);
  expect(said).toContain('75 lines, 5 intents');
  const cost = /own \d+ lines ([\d.]+) % were right, ([\d.]+) % are/.exec(err);
  expect(Number(cost?.[1]) - Number(cost?.[2])).toBeLessThan(0.5);
  const model = readModel(readFileSync(out));
  const shipped = readModel(readFileSync(new URL('../models/retail-small.bin', import.meta.url)));
  expect(model.name).toBe('shop');
  expect(model.version.replace(/[0-9a-f]{8}$/, '')).toBe(`${shipped.version}+`);
  const texts = ['我的裙子到哪了', '那双鞋想退', '发票怎么开', '转人工', '今天股市怎么样'];
  expect(readWith(model, texts).map(({ intents }) => intents[0]?.id)).toEqual(
    readWith(shipped, texts).map(({ intents }) => intents[0]?.id),
  );

  mkdirSync(join(folder, 'pack'));
  writeFileSync(join(folder, 'pack/pack.yaml'), pack);
  const compiled = compilePack(join(folder, 'pack'));
  expect(compiled.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (compiled.pack === null) throw new Error('the pack has errors');
  const conversation = createConversation(
    {
      understander: createUnderstander(readFileSync(out), compiled.pack),
      logStore: memoryLogStore(),
      clock: fakeClock(),
      nextId: fakeIds(),
    },
    { id: 'c', device: 'd', pack: compiled.pack },
  );
  await conversation.say('杯子上能刻名字吗');
  await settle();
  expect(JSON.stringify(conversation.view.messages.value)).toContain('最多八个字');
});

test('names of intents that the pack has, or nearly has, are told with their line', () => {
  const recipe = extendRecipe('retail');
  const lines = ['ship.trak', 'gift.engraving', 'after.return', 'ship.trak', 'out_of_scope'];
  const examples = lines.map((intent, index) => ({ text: `第${index}句`, intent, line: index + 2 }));
  const told = recipe.warnings?.('own.csv', examples).map(({ line, code, fix }) => [line, code, fix]);
  expect(told).toEqual(
    expect.arrayContaining([
      [2, 'intent-like', 'did you mean ship.track?'],
      [4, 'intent-known', 'give it another name if its answer is another'],
    ]),
  );
  expect(told).toHaveLength(2);
});

test('a pack that does not come with us, or an encoder beside, is refused', async () => {
  const streams = { stdout: { write: () => true }, stderr: { write: () => true } };
  const run = (...argv: string[]) => trainCommand([own, '--out', '/nowhere/x.bin', ...argv], streams);
  await expect(run('--extend', 'bakery')).rejects.toThrow('Write --extend retail');
  await expect(run('--extend', 'retail', '--encoder', 'x')).rejects.toThrow('Write one of them');
});
