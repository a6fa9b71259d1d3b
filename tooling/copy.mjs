// `node tooling/copy.mjs FROM TO`, relative to the current folder: copies a folder of artefacts into a build.
import { cpSync, existsSync } from 'node:fs';

const [from, to] = process.argv.slice(2);
if (!from || !to || !existsSync(from)) {
  console.error(`Nothing to copy at ${from ?? '(no path given)'}; call it as copy.mjs FROM TO.`);
  process.exit(1);
}
cpSync(from, to, { recursive: true });
