import { builtinCharacters } from '../../src/intent/builtin-lexicon.ts';
import { hashExpression } from '../../src/intent/language/concepts.ts';
import type { Knowledge } from '../../src/intent/language/knowledge.ts';
import { createNormalizer } from '../../src/intent/normalize.ts';
import { readWords } from '../read-words.ts';
import { readConcepts } from './read-concepts.ts';
import { readSyllables } from './read-syllables.ts';

/** Lists of words that are a concept each. Together they bring 0.3 points of held-out intents (2026-11-21). */
const wordClasses = ['product', 'attribute', 'place'];

/** What the shipped models know of the language besides the corpus. */
export function readRetailKnowledge(): Knowledge {
  const concepts = readConcepts(new URL('../../corpus/concepts/', import.meta.url));
  const normalize = createNormalizer(builtinCharacters);
  const words = readWords(new URL('../../corpus/words/', import.meta.url));
  // An expression belongs to one concept: what is said of a word in particular goes before its class.
  const taken = new Set(concepts.flatMap((expressions) => [...expressions]));
  for (const name of wordClasses) {
    const hashes = (words[name] ?? []).map((word) => hashExpression(normalize(word).text));
    const own = [...new Set(hashes)].filter((hash) => !taken.has(hash));
    for (const hash of own) taken.add(hash);
    concepts.push(Uint32Array.from(own).sort());
  }
  return { syllables: readSyllables(), concepts };
}
