import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchors, codeBlocks, pages, readPage, root } from './pages.ts';

const all = pages();
const blocks = all.flatMap(codeBlocks);
const typed = blocks.filter((block) => block.language === 'ts' || block.language === 'tsx');
const named = (block: { page: string; line: number }) => `${block.page}:${block.line}`;
const manifest: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('links', () => {
  test.each(all)('%s leads only to what exists', (page) => {
    const links = [...readPage(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const local = links.filter((link) => !/^[a-z]+:/.test(link));
    const broken = local.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchors(target).has(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });
});

describe('languages', () => {
  test.each(all.filter((page) => page.startsWith('docs/guide/')))('%s has its pair', (page) => {
    const pair = page.endsWith('.zh.md') ? page.replace(/\.zh\.md$/, '.md') : page.replace(/\.md$/, '.zh.md');
    expect(all).toContain(pair);
  });
});

describe('commands', () => {
  const scripts = all.flatMap((page) =>
    [...readPage(page).matchAll(/npm (?:run (?:-s )?([\w:-]+)|(start|test))\b/g)].map(
      (match) => [page, match[1] ?? match[2] ?? ''] as const,
    ),
  );
  test.each(scripts)('%s names a script that exists: %s', (_page, script) => {
    expect(manifest.scripts).toHaveProperty([script]);
  });
});

describe('packs', () => {
  const written = blocks.filter((block) => block.language === 'yaml');
  const pairs = written.filter((block) => block.code.startsWith('pack:'));

  test.each(pairs.map((block) => [named(block), block] as const))(
    '%s passes `xiaoer check` with what follows',
    async (_place, block) => {
      const folder = join(
        root,
        'docs',
        '.tmp',
        `pack-${process.pid}-${block.line}-${block.page.includes('.zh.') ? 'zh' : 'en'}`,
      );
      mkdirSync(folder, { recursive: true });
      const parts = written.filter((other) => other.page === block.page);
      for (const [index, part] of parts.entries()) writeFileSync(join(folder, `part-${index}.yaml`), part.code);
      const cli = ['--conditions=@xiaoer/source', join(root, 'packages/core/cli/main.ts'), 'check', folder];
      const said = await new Promise<string>((resolve) => {
        execFile(process.execPath, cli, (_error, stdout, stderr) => resolve(stdout + stderr));
      });
      rmSync(folder, { recursive: true, force: true });
      expect(said).toMatch(/^ok {2}my-shop/m);
    },
  );
});

describe('code blocks', () => {
  const folder = join(root, 'docs', '.tmp', `blocks-${process.pid}`);
  let printed = '';

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    for (const [index, block] of typed.entries()) {
      writeFileSync(join(folder, `block-${index}.${block.language}`), `${block.code}\nexport {};\n`);
    }
    // Without our own condition the packages are what a user installs: `dist`.
    const compilerOptions = { customConditions: [] };
    const options = { extends: '../../tsconfig.json', compilerOptions, include: ['*.ts', '*.tsx'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
    printed = await new Promise((resolve) => {
      const compiler = join(root, 'node_modules', '.bin', 'tsc');
      execFile(compiler, ['-p', folder], { cwd: folder }, (_error, stdout, stderr) => resolve(stdout + stderr));
    });
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(typed.map((block, index) => [named(block), index] as const))('%s compiles', (_place, index) => {
    const complaints = printed.split('\n').filter((line) => line.startsWith(`block-${index}.`));
    expect(complaints).toEqual([]);
  });

  test('nothing else is said by the compiler', () => {
    expect(printed.split('\n').filter((line) => /^[^b\s].*error TS/.test(line))).toEqual([]);
  });
});
