import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every built file that opening the panel needs besides `panel.js`, by its path in `dist`: the loader asks for all of them at once
 * instead of one after another. Throws where they have not been built.
 */
export function openingFiles(dist: string): readonly string[] {
  const seen = new Set(['panel.js', 'conversation.js']);
  for (const file of seen) {
    const source = readFileSync(join(dist, file), 'utf8');
    for (const [, path = ''] of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      seen.add(join(file, '..', path));
    }
  }
  return [...seen].filter((file) => file !== 'panel.js');
}
