import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { checkCommand } from '../check.ts';

afterEach(() => vi.restoreAllMocks());

function folderOf(...rows: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'xiaoer-corpus-'));
  writeFileSync(join(folder, 'ship.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return folder;
}

async function check(...argv: readonly string[]): Promise<{ code: number; text: string }> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    text += String(piece);
    return true;
  });
  return { code: await checkCommand(argv), text };
}

test('prints file, line, code and way out of an error, a table, and gives 1', async () => {
  const { code, text } = await check(folderOf({ text: '到哪了', intent: 'ship.trak' }));
  expect(code).toBe(1);
  expect(text).toMatch(/ship\.jsonl:1 {2}label {2}there is no intent ship\.trak → did you mean ship\.track\?\n/);
  expect(text).toMatch(/^intent +lines +share/m);
});

test('gives 0 where only warnings are left, and shows few of a kind unless asked for all', async () => {
  const folder = folderOf({ text: '到哪了', intent: 'ship.track' });
  const { code, text } = await check(folder);
  expect(code).toBe(0);
  expect(text).toMatch(/… \d+ more warnings; --all shows them/);
  expect(text).toMatch(/0 errors, \d+ warnings\n$/);
  expect((await check(folder, '--all')).text).not.toContain('--all');
});

test('as JSON holds every issue and the numbers', async () => {
  const { text } = await check(
    folderOf({ text: '到哪了', intent: 'ship.track', emotion: 'anxious' }),
    '--format',
    'json',
  );
  expect(JSON.parse(text)).toMatchObject({
    ok: true,
    issues: expect.arrayContaining([expect.objectContaining({ code: 'absent', severity: 'warning' })]),
    summary: { files: 1, lines: 1, emotions: { anxious: 1 }, varieties: { 'not given': 1 }, lengths: [3, 3, 3] },
  });
});

test('takes the labels from another pack, also a compiled one, and says when there is none', async () => {
  const folder = folderOf({ text: 'x', intent: 'ship.track' });
  const file = join(folder, 'pack.json');
  const pack = fileURLToPath(new URL('../../packs/retail', import.meta.url));
  expect((await check(pack, '--out', file)).code).toBe(0);
  expect((await check(folder, '--pack', file)).code).toBe(0);
  await expect(check(folder, '--pack', 'no-such-pack')).rejects.toMatchObject({ code: 'OPTIONS_INVALID' });
});
