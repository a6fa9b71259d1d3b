import type { Knowledge } from '../knowledge/retrieve.ts';
import { createKnowledge } from '../knowledge/retrieve.ts';
import type { Article, Pack } from '../pack/schema.ts';

/** What one conversation searches in: built once for each locale, at the first question that needs it. */
export interface Searches {
  /** The articles of the pack. */
  articles(locale: string): Knowledge;
  /** The example questions of its intents; ids are intents. */
  examples(locale: string): Knowledge;
}

/** Searches over a pack. Building one takes tens of milliseconds, so it is kept as long as the conversation. */
export function createSearches(pack: Pack): Searches {
  const built = new Map<string, Knowledge>();
  const once = (kind: string, locale: string, texts: () => Readonly<Record<string, Article>>): Knowledge => {
    const known = built.get(`${kind} ${locale}`);
    if (known !== undefined) return known;
    const made = createKnowledge(texts(), locale);
    built.set(`${kind} ${locale}`, made);
    return made;
  };
  return {
    articles: (locale) => once('articles', locale, () => pack.articles),
    examples: (locale) => once('examples', locale, () => exampleArticles(pack)),
  };
}

function exampleArticles(pack: Pack): Readonly<Record<string, Article>> {
  const entries = Object.entries(pack.intents).flatMap(([id, { title, examples = [] }]): [string, Article][] =>
    examples.length === 0 ? [] : [[id, { title, questions: examples, answer: '' }]],
  );
  return Object.fromEntries(entries);
}
