import type { Article, Text } from '../pack/schema.ts';
import { createNormalizer } from '../intent/normalize.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { buildIndex, type Entry } from './build-index.ts';
import { knowledgeGrams } from './grams.ts';
import { readIndex, writeIndex, type KnowledgeIndex } from './index-format.ts';

/** One article found. `score` is 0..1: how much of the question the article's own question covers, and the reverse. */
export interface Found {
  readonly id: string;
  readonly score: number;
  /** Whether the score is high enough to answer with it unasked. */
  readonly isGood: boolean;
}

/** Finds articles for a question. */
export interface Knowledge {
  /** Best first, at most five; empty for a question without a word in common. Pure, never throws. */
  search(question: string): readonly Found[];
}

/** Candidates of the ranking that are compared word by word. */
const candidateCount = 20;

/**
 * Score from which an article answers. Chosen on the questions of the retail pack, each asked with itself left out,
 * against out-of-scope lines of the corpus (bench/results/knowledge.json, 2026-11).
 */
const goodScore = 0.5;

/**
 * Makes the articles of a pack searchable in one locale. `compiled` is the index that the pack carries for it (base64);
 * without one the index is built here, which takes milliseconds for a hundred articles.
 */
export function createKnowledge(
  articles: Readonly<Record<string, Article>>,
  locale: string,
  compiled: string | null = null,
): Knowledge {
  const normalize = createNormalizer();
  const plain = (typed: string) => normalize(typed).text;
  const asked = Object.entries(articles).flatMap(([article, { title, questions = [] }]) =>
    [textIn(title, locale), ...questions].map((question) => ({ article, question })),
  );
  const index =
    compiled === null ? buildIndex(knowledgeEntries(articles, locale, plain)) : readIndex(fromBase64(compiled));
  const known = new Map<string, ReadonlySet<number>>();
  const gramsOf = (question: string): ReadonlySet<number> => {
    const grams = known.get(question) ?? new Set(knowledgeGrams(plain(question)));
    known.set(question, grams);
    return grams;
  };
  return {
    search(question) {
      const grams = new Set(knowledgeGrams(plain(question)));
      const best = new Map<string, number>();
      for (const position of rank(index, grams)) {
        const entry = asked[position];
        if (entry === undefined) continue;
        const score = similarity(index, grams, gramsOf(entry.question));
        if (score >= (best.get(entry.article) ?? 0)) best.set(entry.article, score);
      }
      return [...best]
        .sort(([, left], [, right]) => right - left)
        .slice(0, 5)
        .map(([id, score]) => ({ id, score, isGood: score >= goodScore }));
    },
  };
}

/** The index of these articles in one locale as `createKnowledge` takes it: base64, made when a pack is compiled. */
export function compileKnowledge(articles: Readonly<Record<string, Article>>, locale: string): string {
  const normalize = createNormalizer();
  return toBase64(writeIndex(buildIndex(knowledgeEntries(articles, locale, (typed) => normalize(typed).text))));
}

/** Every way to ask for an article as one entry; the answer's words go with the first. */
function knowledgeEntries(
  articles: Readonly<Record<string, Article>>,
  locale: string,
  plain: (typed: string) => string,
): Entry[] {
  return Object.entries(articles).flatMap(([article, { title, questions = [], answer }]) => [
    { article, title: plain(textIn(title, locale)), body: plain(textIn(answer, locale)) },
    ...questions.map((question) => ({ article, title: plain(question), body: '' })),
  ]);
}

function textIn(text: Text, locale: string): string {
  if (typeof text === 'string') return text;
  return (locale === 'en' ? text.en : locale === 'zh-TW' ? text['zh-TW'] : undefined) ?? text['zh-CN'];
}

/** Adds up impact × rarity per entry and gives the entries of the highest sums. */
function rank(index: KnowledgeIndex, grams: ReadonlySet<number>): number[] {
  const sums = new Float32Array(index.entryCount);
  const touched = new Set<number>();
  for (const gram of grams) {
    const posting = index.postings.get(gram);
    posting?.entries.forEach((entry, position) => {
      sums[entry] = (sums[entry] ?? 0) + (posting.impacts[position] ?? 0) * posting.rarity;
      touched.add(entry);
    });
  }
  return [...touched].sort((left, right) => (sums[right] ?? 0) - (sums[left] ?? 0)).slice(0, candidateCount);
}

/** Rarity-weighted Dice coefficient (Dice 1945) of two sets of grams; unknown grams weigh as much as the rarest. */
function similarity(index: KnowledgeIndex, question: ReadonlySet<number>, title: ReadonlySet<number>): number {
  const unknown = Math.log(1 + (index.entryCount + 0.5) / 0.5);
  const weight = (gram: number) => index.postings.get(gram)?.rarity ?? unknown;
  let shared = 0;
  let total = 0;
  for (const gram of question) {
    const rarity = weight(gram);
    total += rarity;
    if (title.has(gram)) shared += rarity;
  }
  for (const gram of title) total += weight(gram);
  return total === 0 ? 0 : (2 * shared) / total;
}
