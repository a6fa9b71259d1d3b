import type { Text } from '../pack/message-schema.ts';
import type { Article } from '../pack/schema.ts';
import { createNormalizer, type Normalizer } from '../intent/normalize.ts';
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
 * Score from which an article answers unasked. On the retail pack no out-of-scope line of the corpus reaches it, and two
 * of three questions that do while their own wording is left out find their article (bench/results/knowledge.json, 2026-11).
 */
const goodScore = 0.45;

/**
 * Makes the articles of a pack searchable in one locale. `compiled` is the index that the pack carries for it (base64);
 * without one the index is built here, which takes milliseconds for a hundred articles.
 */
export function createKnowledge(
  articles: Readonly<Record<string, Article>>,
  locale: string,
  compiled: string | null = null,
  normalize: Normalizer = createNormalizer(),
): Knowledge {
  const plain = (typed: string) => normalize(typed).text;
  const index =
    compiled === null ? buildIndex(knowledgeEntries(articles, locale, plain)) : readIndex(fromBase64(compiled));
  const gramsOf = (text: string): ReadonlySet<number> => new Set(knowledgeGrams(plain(text)));
  const read = new Map<string, ArticleGrams>();
  const gramsOfArticle = (id: string): ArticleGrams => {
    const { title = '', questions = [], answer = '' } = articles[id] ?? {};
    const known = read.get(id) ?? {
      questions: [textIn(title, locale), ...questions].map(gramsOf),
      answer: gramsOf(textIn(answer, locale)),
    };
    read.set(id, known);
    return known;
  };
  return {
    search(question) {
      const grams = gramsOf(question);
      const candidates = new Set(rank(index, grams).map((position) => index.articles[position] ?? ''));
      return [...candidates]
        .map((id) => ({ id, score: closeness(index, grams, gramsOfArticle(id)) }))
        .sort((left, right) => right.score - left.score)
        .slice(0, 5)
        .map(({ id, score }) => ({ id, score, isGood: score >= goodScore }));
    },
  };
}

/** The index of these articles in one locale as `createKnowledge` takes it: base64, made when a pack is compiled. */
export function compileKnowledge(
  articles: Readonly<Record<string, Article>>,
  locale: string,
  normalize: Normalizer = createNormalizer(),
): string {
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

/** The grams of each way to ask for an article, and of its answer. */
interface ArticleGrams {
  readonly questions: readonly ReadonlySet<number>[];
  readonly answer: ReadonlySet<number>;
}

/** A word that only the answer has says half as much as one of the article's questions. */
const answerShare = 0.5;

/**
 * How close a question is to an article, 0..1: half the best Dice coefficient (Dice 1945) with one of its questions,
 * half the share of the question that the article covers at all. Grams weigh by rarity, unknown ones as the rarest.
 */
function closeness(index: KnowledgeIndex, asked: ReadonlySet<number>, article: ArticleGrams): number {
  const weight = (gram: number) => index.postings.get(gram)?.rarity ?? index.unknownRarity;
  const mass = (grams: Iterable<number>) => {
    let sum = 0;
    for (const gram of grams) sum += weight(gram);
    return sum;
  };
  const total = mass(asked);
  if (total === 0) return 0;
  const dice = article.questions.map(
    (known) => (2 * mass([...asked].filter((gram) => known.has(gram)))) / (total + mass(known)),
  );
  let covered = 0;
  for (const gram of asked) {
    if (article.questions.some((known) => known.has(gram))) covered += weight(gram);
    else if (article.answer.has(gram)) covered += answerShare * weight(gram);
  }
  return (Math.max(...dice) + covered / total) / 2;
}
