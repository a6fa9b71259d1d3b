import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChromium } from './browser.mjs';
import { fingerprint, sourceFiles } from './fingerprint.mjs';
import { inLanes, root, run } from './process.mjs';

let folder = '';
beforeEach(() => {
  folder = relative(root, mkdtempSync(join(tmpdir(), 'xiaoer-setup-')));
});
afterEach(() => rmSync(join(root, folder), { recursive: true, force: true }));
const write = (name: string, text: string) => writeFileSync(join(root, folder, name), text);

describe('the fingerprint of sources', () => {
  test('is the same for the same sources', () => {
    write('a.ts', '1');
    expect(fingerprint(sourceFiles([folder]))).toBe(fingerprint(sourceFiles([folder])));
  });

  test('changes with a content, a name and a new file', () => {
    write('a.ts', '1');
    const seen = new Set([fingerprint(sourceFiles([folder]))]);
    write('a.ts', '2');
    seen.add(fingerprint(sourceFiles([folder])));
    write('b.ts', '1');
    seen.add(fingerprint(sourceFiles([folder])));
    rmSync(join(root, folder, 'a.ts'));
    seen.add(fingerprint(sourceFiles([folder])));
    expect(seen.size).toBe(4);
  });

  test('leaves out tests, which change no build', () => {
    write('a.ts', '1');
    write('a.test.ts', '1');
    expect(sourceFiles([folder])).toEqual([join(folder, 'a.ts')]);
  });
});

describe('the browser for tests', () => {
  test('is the first that exists', async () => {
    expect(await findChromium({ candidates: ['', '/no/such/browser', process.execPath, root] })).toBe(process.execPath);
  });

  test('is undefined where there is none', async () => {
    expect(await findChromium({ candidates: ['/no/such/browser'] })).toBeUndefined();
  });
});

describe('running tools', () => {
  test('tells of a command that cannot start instead of throwing', async () => {
    expect(await run('no-such-command', [], { capture: true })).toMatchObject({ code: 127 });
  });

  test('gives exit code and output', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const { code, output } = await run(process.execPath, ['-e', script], { capture: true });
    expect(code).toBe(3);
    expect(output).toContain('out');
    expect(output).toContain('err');
  });

  test('keeps the order of results whatever finishes first', async () => {
    const waits = [3, 1, 2].map((turns) => async () => {
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      return turns;
    });
    expect(await inLanes(waits, 2)).toEqual([3, 1, 2]);
  });
});
