import { knowledgeGrams } from './grams.ts';
import type { KnowledgeIndex, Posting } from './index-format.ts';

/** What is indexed of one way to ask: its words and, once per article, the words of the answer. Both normalised. */
export interface Entry {
  readonly article: string;
  readonly title: string;
  readonly body: string;
}

/** BM25 as usually set; a title word weighs three times a word of the answer (Robertson and Zaragoza 2009, BM25F). */
const bm25 = { k1: 1.2, b: 0.7, titleWeight: 3 };

/** Answer words that stand in more than this share of the entries tell nothing and are left out. */
const commonShare = 0.05;

/** Below this many entries the share says nothing yet. */
const fewEntries = 200;

/** Sums the BM25 impacts of both fields into one byte per gram and entry. Pure; the same entries give the same index. */
export function buildIndex(entries: readonly Entry[]): KnowledgeIndex {
  const titles = entries.map((entry) => countGrams(entry.title));
  const bodies = entries.map((entry) => countGrams(entry.body));
  const frequency = new Map<number, number>();
  for (let index = 0; index < entries.length; index += 1) {
    const both = new Set([...(titles[index]?.counts.keys() ?? []), ...(bodies[index]?.counts.keys() ?? [])]);
    for (const gram of both) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  }
  const impacts = new Map<number, Map<number, number>>();
  addField(impacts, titles, bm25.titleWeight, () => true);
  addField(
    impacts,
    bodies,
    1,
    (gram) => entries.length < fewEntries || (frequency.get(gram) ?? 0) <= entries.length * commonShare,
  );
  return {
    articles: entries.map((entry) => entry.article),
    postings: quantize(impacts, entries),
    entryCount: entries.length,
    unknownRarity: rarityOf(0, articleCount(entries)),
  };
}

interface Counted {
  readonly counts: ReadonlyMap<number, number>;
  readonly length: number;
}

function countGrams(text: string): Counted {
  const counts = new Map<number, number>();
  const grams = knowledgeGrams(text);
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return { counts, length: grams.length };
}

function addField(
  impacts: Map<number, Map<number, number>>,
  fields: readonly Counted[],
  weight: number,
  keeps: (gram: number) => boolean,
): void {
  const mean = fields.reduce((sum, field) => sum + field.length, 0) / Math.max(1, fields.length) || 1;
  fields.forEach(({ counts, length }, entry) => {
    const slope = bm25.k1 * (1 - bm25.b + (bm25.b * length) / mean);
    for (const [gram, count] of counts) {
      if (!keeps(gram)) continue;
      const postings = impacts.get(gram) ?? new Map<number, number>();
      postings.set(entry, (postings.get(entry) ?? 0) + (weight * count * (bm25.k1 + 1)) / (count + slope));
      impacts.set(gram, postings);
    }
  });
}

function quantize(
  impacts: ReadonlyMap<number, ReadonlyMap<number, number>>,
  entries: readonly Entry[],
): ReadonlyMap<number, Posting> {
  const highest = (bm25.titleWeight + 1) * (bm25.k1 + 1);
  const count = articleCount(entries);
  const postings = new Map<number, Posting>();
  for (const [gram, byEntry] of [...impacts].sort(([left], [right]) => left - right)) {
    const pairs = [...byEntry].sort(([left], [right]) => left - right);
    const holding = new Set(pairs.map(([entry]) => entries[entry]?.article)).size;
    postings.set(gram, {
      rarity: rarityOf(holding, count),
      entries: Uint32Array.from(pairs, ([entry]) => entry),
      impacts: Uint8Array.from(pairs, ([, impact]) => Math.max(1, Math.round((impact / highest) * 255))),
    });
  }
  return postings;
}

function articleCount(entries: readonly Entry[]): number {
  return new Set(entries.map(({ article }) => article)).size;
}

/** Inverse document frequency among articles (Robertson and Zaragoza 2009), however many ways there are to ask for one. */
function rarityOf(holding: number, count: number): number {
  return Math.log(1 + (count - holding + 0.5) / (holding + 0.5));
}
