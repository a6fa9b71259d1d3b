import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type CorpusIssue, corpusError, corpusWarning } from './corpus-issue.ts';
import { type PlacedLine, readCorpusLine } from './corpus-line.ts';

/** What a folder of training text holds, with all that cannot be read. */
export interface CorpusFiles {
  readonly files: number;
  readonly lines: readonly PlacedLine[];
  readonly issues: readonly CorpusIssue[];
}

/** True for a folder that holds *.jsonl files: training text, and no pack. */
export function isCorpusFolder(folder: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory() && corpusFileNames(folder).length > 0;
}

function corpusFileNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort();
}

/** Reads the *.jsonl files of a folder. Names in issues are relative to the working directory. */
export function readCorpusFiles(folder: string): CorpusFiles {
  const names = corpusFileNames(folder);
  const issues: CorpusIssue[] = [];
  const lines = names.flatMap((name) => {
    const path = join(folder, name);
    return readFile(relative(process.cwd(), path) || basename(path), readFileSync(path), issues);
  });
  return { files: names.length, lines, issues };
}

function readFile(file: string, bytes: Uint8Array, issues: CorpusIssue[]): PlacedLine[] {
  const rows = decoded(bytes);
  if (rows === null) {
    issues.push(corpusError({ file, line: 1 }, 'encoding', 'the file is not UTF-8', 'save it as UTF-8'));
    return [];
  }
  if (rows.startsWith('\ufeff'))
    issues.push(corpusWarning({ file, line: 1 }, 'bom', 'the file begins with a byte order mark', 'save it without'));
  const written = rows.replace(/^\ufeff/, '').split('\n');
  if (written.at(-1) === '') written.pop();
  return written.flatMap((json, index) => {
    const place = { file, line: index + 1 };
    if (json.trim() === '') {
      issues.push(corpusWarning(place, 'blank', 'the line is blank', 'remove it'));
      return [];
    }
    return readCorpusLine(json, place, issues) ?? [];
  });
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
