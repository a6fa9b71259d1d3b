import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './process.mjs';

const skippedFolders = new Set(['node_modules', 'dist', 'e2e', '.data', '.tmp', 'test-results', 'results']);
const skippedFile = /\.(test|test-d|bench)\.tsx?$|\.md$|^\./;

/** Files below the given paths (relative to the root) that a build reads, sorted; tests and outputs are left out. */
export function sourceFiles(paths) {
  /** @type {string[]} */
  const files = [];
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isFile()) return void files.push(path);
    for (const entry of readdirSync(full, { withFileTypes: true })) {
      if (entry.isDirectory() && !skippedFolders.has(entry.name)) visit(join(path, entry.name));
      else if (entry.isFile() && !skippedFile.test(entry.name)) files.push(join(path, entry.name));
    }
  };
  for (const path of paths) visit(path);
  return files.sort();
}

/** A hash over names and contents of files. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

const stampFile = (name) => join(root, '.tmp', 'setup', name);

/** Whether `value` is what was last remembered under `name`. */
export function isRemembered(name, value) {
  const file = stampFile(name);
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

/** Remembers `value` under `name` in `.tmp`, which git ignores. */
export function remember(name, value) {
  const file = stampFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}
