import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type Document, LineCounter, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { PackIssue } from './pack-issue.ts';

/** A path into a pack: keys and indexes. */
export type PackPath = readonly (string | number)[];

/** One YAML file of a pack, with the place of every value. */
export interface PackFile {
  readonly name: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

const place = (file: PackFile, offset: number) => {
  const { line, col } = file.lines.linePos(offset);
  return { file: file.name, line, column: col };
};

/** Reads every *.yaml of a folder, in the order of their names. Names in issues are relative to the working directory. */
export function readPackFiles(folder: string): PackFile[] {
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  return names.map((name) => {
    const path = join(folder, name);
    const lines = new LineCounter();
    const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false });
    return { name: relative(process.cwd(), path) || basename(path), document, lines };
  });
}

/** What the YAML parser itself refuses. One slip makes all that follows wrong, so only a file's first is told, and twice written keys. */
export function syntaxIssues(file: PackFile): PackIssue[] {
  const problems = [...file.document.errors, ...file.document.warnings];
  const [first] = problems
    .filter(({ code }) => code !== 'DUPLICATE_KEY')
    .sort((left, right) => left.pos[0] - right.pos[0]);
  return problems
    .filter((error) => error === first || error.code === 'DUPLICATE_KEY')
    .map((error) => ({
      ...place(file, error.pos[0]),
      code: 'yaml',
      what: error.message.split('\n')[0] ?? error.message,
      fix:
        error.code === 'DUPLICATE_KEY'
          ? 'keep one of the two, or rename one'
          : 'mend the YAML here; a text with : # [ or { in it needs quotes',
      severity: 'error',
    }));
}

const plainText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/**
 * Traps that are valid YAML and wrong all the same: an ASCII comma inside `{ }` or `[ ]` that cut a sentence and left a
 * key without a value, and a bare key.
 */
export function trapIssues(file: PackFile): PackIssue[] {
  const issues: PackIssue[] = [];
  visit(file.document, {
    Pair(_, pair) {
      const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
      if (!empty || !isScalar(pair.key)) return;
      const cut = /[\u3400-\u9fff]|\s/.test(String(pair.key.value));
      issues.push({
        ...place(file, pair.key.range?.[0] ?? 0),
        code: cut ? 'comma' : 'empty',
        what: cut
          ? `"${plainText(pair.key.value)}" became a key of its own`
          : `${plainText(pair.key.value)} has no value`,
        fix: cut
          ? 'a comma inside { } or [ ] cuts the sentence: write the text on its own line'
          : 'write a value, or remove the key',
        severity: 'error',
      });
    },
  });
  return issues;
}

/** Where a path stands in a file: its value, or its key with `atKey`, or the nearest part of it that exists. */
export function placeOf(file: PackFile, path: PackPath, atKey = false): { file: string; line: number; column: number } {
  let offset = 0;
  let node: unknown = file.document.contents;
  for (const [index, key] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (pair === undefined) break;
      const wantsKey = index < path.length - 1 || atKey || !isScalar(pair.value);
      const spot = wantsKey ? pair.key : pair.value;
      if (isNode(spot)) offset = spot.range?.[0] ?? offset;
      node = pair.value;
    } else if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
      const item: unknown = node.items[Number(key)];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return place(file, offset);
}
