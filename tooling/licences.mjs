// `node tooling/licences.mjs OUT PACKAGE…`, in a package's folder: collects the licences of what its build has inside.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './process.mjs';

const [out = '', ...names] = process.argv.slice(2);
const homes = [process.cwd(), join(root, 'packages/core'), join(root, 'packages/widget'), root];

const texts = names.map((name) => {
  const folder = homes.map((home) => join(home, 'node_modules', name)).find((path) => existsSync(path));
  if (folder === undefined) throw new Error(`${name} is not installed; correct the build script that names it.`);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const holder = typeof author === 'string' ? author : (author?.name ?? name);
  const unwritten = `Licence: ${license}, held by ${holder}; its text: https://spdx.org/licenses/${license}.html`;
  const text = file === undefined ? unwritten : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `This build has the following inside.\n\n${texts.join(`\n${'-'.repeat(72)}\n\n`)}`);
