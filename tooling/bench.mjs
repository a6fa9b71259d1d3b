// `npm run bench`: sets up, then runs the `bench…` scripts of every package one after another; they write committed results.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './process.mjs';
import { setup } from './setup.mjs';

await setup();
for (const name of readdirSync(join(root, 'packages'))) {
  const cwd = join(root, 'packages', name);
  const { scripts = {} } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'));
  for (const script of Object.keys(scripts).filter((key) => key.startsWith('bench'))) {
    console.log(`\n${name}  ${script}`);
    const { code } = await run(scripts[script], [], { cwd, shell: true });
    if (code !== 0) process.exitCode = 1;
  }
}
