import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's root folder. */
export const root = dirname(import.meta.dirname);

/** One fenced block of a page; `line` counts from 1 and is that of its opening fence. */
export interface CodeBlock {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

/** Paths of every page a reader is sent to, from the root. */
export function pages(): string[] {
  const patterns = ['README.md', 'CONTRIBUTING.md', 'packages/*/README.md', 'docs/{guide,reference,decisions}/**/*.md'];
  const found = globSync(patterns, { cwd: root });
  return found.sort();
}

/** The text of a page. */
export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** The fenced blocks of a page, in order. */
export function codeBlocks(page: string): CodeBlock[] {
  const text = readPage(page);
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    code: match[2] ?? '',
  }));
}

/** Anchors of a page, made from its headings as GitHub makes them. */
export function anchors(page: string): Set<string> {
  const headings = [...readPage(page).matchAll(/^#{1,6} (.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}
