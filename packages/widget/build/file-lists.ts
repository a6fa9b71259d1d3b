import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Built entries and every file that they import at once, by their paths in `dist`. Throws where they have not been built. */
function graphOf(dist: string, entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set(entries);
  for (const file of seen) {
    const source = readFileSync(join(dist, file), 'utf8');
    for (const [, path = ''] of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      seen.add(join(file, '..', path));
    }
  }
  return seen;
}

/**
 * What the loader asks for beside `panel.js`, instead of one file after another: what the opening needs, and what the mind needs
 * besides.
 */
export function fileLists(dist: string): { readonly opening: readonly string[]; readonly mind: readonly string[] } {
  const opened = graphOf(dist, ['panel.js', 'conversation.js']);
  const thinking = graphOf(dist, ['mind.js']);
  return {
    opening: [...opened].filter((file) => file !== 'panel.js'),
    mind: [...thinking].filter((file) => !opened.has(file)),
  };
}
