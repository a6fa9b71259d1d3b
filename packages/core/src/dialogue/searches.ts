import { createNormalizer, type Normalizer } from '../intent/normalize.ts';
import type { Knowledge } from '../knowledge/retrieve.ts';
import { compileKnowledge, createKnowledge } from '../knowledge/retrieve.ts';
import type { Article, Pack } from '../pack/schema.ts';
import type { Name } from './recognize.ts';
import { catalogueNames } from './recognize.ts';

/** What one conversation searches in: built once for each locale, at the first question that needs it. */
export interface Searches {
  /** The articles of the pack. */
  articles(locale: string): Knowledge;
  /** The example questions of its intents; ids are intents. */
  examples(locale: string): Knowledge;
  readonly normalize: Normalizer;
  /** The pack's own names for goods, variants and more, longest first. */
  readonly names: readonly Name[];
}

/** Searches over a pack. One that the pack does not carry takes tens of milliseconds to build, so it is kept as long as the conversation. */
export function createSearches(pack: Pack): Searches {
  const built = new Map<string, Knowledge>();
  const normalize = createNormalizer(pack.lexicon.characters);
  const once = (kind: string, locale: string, texts: () => Readonly<Record<string, Article>>): Knowledge => {
    const known = built.get(`${kind} ${locale}`);
    if (known !== undefined) return known;
    const made = createKnowledge(texts(), locale, pack.indexes[`${kind} ${locale}`] ?? null, normalize);
    built.set(`${kind} ${locale}`, made);
    return made;
  };
  return {
    normalize,
    names: catalogueNames(pack, normalize),
    articles: (locale) => once('articles', locale, () => pack.articles),
    examples: (locale) => once('examples', locale, () => exampleArticles(pack)),
  };
}

/**
 * Ways to ask from which a pack carries its index. Below, the index would outweigh the texts (14 kB brotli for 180 of
 * them, measured 2026-11) and building it takes milliseconds.
 */
const worthCompiling = 1000;

/** The indexes that `createSearches` would build, by kind and locale, where a pack is large enough to carry them. Pure. */
export function compileSearches(pack: Pack): Record<string, string> {
  const kinds = { articles: pack.articles, examples: exampleArticles(pack) };
  const locales = ['zh-CN', 'zh-TW', 'en'];
  const normalize = createNormalizer(pack.lexicon.characters);
  const compiled = Object.entries(kinds).flatMap(([kind, texts]) => {
    const ways = Object.values(texts).reduce((sum, { questions = [] }) => sum + 1 + questions.length, 0);
    if (ways < worthCompiling) return [];
    return locales.map((locale): [string, string] => [`${kind} ${locale}`, compileKnowledge(texts, locale, normalize)]);
  });
  return Object.fromEntries(compiled);
}

function exampleArticles(pack: Pack): Readonly<Record<string, Article>> {
  const entries = Object.entries(pack.intents).flatMap(([id, { title, examples = [] }]): [string, Article][] =>
    examples.length === 0 ? [] : [[id, { title, questions: examples, answer: '' }]],
  );
  return Object.fromEntries(entries);
}
