import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = dirname(import.meta.dirname);

/** Built entries of a package by the path under which they are imported. */
function entriesOf(folder: string): [specifier: string, file: string][] {
  const { name, exports }: { name: string; exports: Record<string, string | { import: string }> } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  return Object.entries(exports).flatMap(([path, target]): [string, string][] => {
    if (typeof target === 'string') return [];
    return globSync(target.import, { cwd: join(root, folder) }).map((file) => {
      const [before = '', after = ''] = target.import.slice(2).split('*');
      const star = file.slice(before.length, file.length - after.length);
      return [path.replace('.', name).replace('*', star), join(root, folder, file)];
    });
  });
}

const entries = globSync('packages/*', { cwd: root })
  .flatMap(entriesOf)
  .sort(([one], [other]) => (one < other ? -1 : 1));

test('the built packages export what is listed, no more and no less', async () => {
  const lines: string[] = [];
  for (const [specifier, file] of entries) {
    const names = Object.keys((await import(file)) as object).sort();
    lines.push(specifier, ...names.map((name) => `  ${name}`));
  }
  expect(lines).toContain('@xiaoer/core');
  // Renew with `npx vitest run tooling/public-names -u`, and tell of it in a changeset.
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('public-names.txt');
});

test.each(entries.map(([specifier]) => specifier))('%s has no default export', async (specifier) => {
  const file = entries.find(([name]) => name === specifier)?.[1] ?? '';
  expect((await import(file)) as object).not.toHaveProperty('default');
});
