import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePack } from './compile-pack.ts';
import { issueLine } from './pack-issue.ts';

/** Compiles every pack of `packs/` into `out/<name>.json`. Returns how many could not be compiled; their issues go to stderr. */
export function buildPacks(out: string): number {
  const packs = join(dirname(fileURLToPath(import.meta.url)), '..', 'packs');
  mkdirSync(out, { recursive: true });
  const failed = readdirSync(packs).filter((name) => {
    const { pack, issues } = compilePack(join(packs, name));
    for (const issue of issues) process.stderr.write(`${issueLine(issue)}\n`);
    if (pack !== null) writeFileSync(join(out, `${name}.json`), `${JSON.stringify(pack)}\n`);
    return pack === null;
  });
  return failed.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = buildPacks(process.argv[2] ?? 'dist/packs') === 0 ? 0 : 1;
}
