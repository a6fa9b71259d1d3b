import { builtinCharacters } from '../../src/intent/builtin-lexicon.ts';
import { tokens } from '../../src/intent/grams.ts';
import { hashText } from '../../src/intent/hash.ts';
import { createConceptFinder } from '../../src/intent/language/concepts.ts';
import type { Knowledge } from '../../src/intent/language/knowledge.ts';
import { createNormalizer } from '../../src/intent/normalize.ts';

/** The same knowledge without the expressions that fewer than `least` of the texts have: for a model whose bytes are few. */
export function heardKnowledge(knowledge: Knowledge, texts: readonly string[], least: number): Knowledge {
  const normalize = createNormalizer(builtinCharacters);
  const expressions = knowledge.concepts.flatMap((concept) => [...concept]);
  const find = createConceptFinder(expressions.map((expression) => Uint32Array.of(expression)));
  const heard = new Map<number, number>();
  for (const text of texts) {
    const found = find(tokens(normalize(text).text).map((token) => hashText(token)));
    for (const place of new Set(found.map(({ concept }) => concept))) {
      const expression = expressions[place] ?? 0;
      heard.set(expression, (heard.get(expression) ?? 0) + 1);
    }
  }
  const isHeard = (expression: number) => (heard.get(expression) ?? 0) >= least;
  return { ...knowledge, concepts: knowledge.concepts.map((concept) => concept.filter(isHeard)) };
}
