// `node tooling/licences.mjs OUT PACKAGE…`, in a package's folder: collects the licences of what its build has inside.
// `PACKAGE+` also takes what that package depends on.
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { root } from './process.mjs';

const [out = '', ...names] = process.argv.slice(2);
const homes = [process.cwd(), join(root, 'packages/core'), join(root, 'packages/widget'), root];

/** The folder of a package, and of all that it depends on where the name ends in `+`. */
function foldersOf(wanted) {
  const name = wanted.replace(/\+$/, '');
  const folder = homes.map((home) => join(home, 'node_modules', name)).find((path) => existsSync(path));
  if (folder === undefined) throw new Error(`${name} is not installed; correct the build script that names it.`);
  return wanted === name ? [folder] : withDependencies(realpathSync(folder));
}

function withDependencies(folder) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // What a package depends on lies beside it.
  const beside = folder.slice(0, folder.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules${sep}`.length);
  return [folder, ...Object.keys(dependencies).flatMap((name) => withDependencies(realpathSync(join(beside, name))))];
}

const texts = [...new Set(names.flatMap(foldersOf))].map((folder) => {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const holder = typeof author === 'string' ? author : (author?.name ?? name);
  const unwritten = `Licence: ${license}, held by ${holder}; its text: https://spdx.org/licenses/${license}.html`;
  const text = file === undefined ? unwritten : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `This build has the following inside.\n\n${texts.join(`\n${'-'.repeat(72)}\n\n`)}`);
