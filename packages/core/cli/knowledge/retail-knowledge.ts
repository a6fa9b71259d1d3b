import type { Knowledge } from '../../src/intent/language/knowledge.ts';
import { readConcepts } from './read-concepts.ts';
import { readSyllables } from './read-syllables.ts';

/** What the shipped models know of the language besides the corpus. */
export function readRetailKnowledge(): Knowledge {
  return { syllables: readSyllables(), concepts: readConcepts(new URL('../../corpus/concepts/', import.meta.url)) };
}
