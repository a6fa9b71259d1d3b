import { builtinCharacters } from '../intent/builtin-lexicon.ts';
import { createVectorizer } from '../intent/features.ts';
import type { Knowledge } from '../intent/language/knowledge.ts';
import { createNormalizer } from '../intent/normalize.ts';
import { packRows, type SparseRows } from './rows.ts';

/** The features that a model may know: keys ascending, and in how many messages each was seen. */
export interface Vocabulary {
  readonly hashBits: number;
  readonly keys: Uint32Array;
  readonly counts: Uint32Array;
  /** Smoothed inverse document frequency of each key. */
  readonly rarity: Float32Array;
}

/** Scale of the training values: brings the mean row to about length 1, where costs of 1 and biases of 1 are sensible. */
const valueScale = 1 / 3.5;

/** Texts as the features they have, before a vocabulary is chosen. */
export type VectorizedTexts = readonly { readonly keys: readonly number[]; readonly values: readonly number[] }[];

/** Normalises and hashes texts once, for several fits over parts of them. */
export function vectorizeTexts(
  texts: readonly string[],
  { hashBits, knowledge }: { hashBits: number; knowledge: Knowledge },
): VectorizedTexts {
  const normalize = createNormalizer(builtinCharacters);
  const vectorize = createVectorizer(knowledge, hashBits);
  return texts.map((text) => vectorize(normalize(text).text));
}

/** The features that at least `minimumCount` messages share. */
export function buildVocabulary(texts: VectorizedTexts, hashBits: number, minimumCount: number): Vocabulary {
  const seen = new Map<number, number>();
  for (const text of texts) for (const key of text.keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  const kept = [...seen].filter(([, count]) => count >= minimumCount).sort(([left], [right]) => left - right);
  const counts = Uint32Array.from(kept, ([, count]) => count);
  return {
    hashBits,
    keys: Uint32Array.from(kept, ([key]) => key),
    counts,
    rarity: Float32Array.from(counts, (count) => Math.log((1 + texts.length) / (1 + count)) + 1),
  };
}

/** Texts as rows over a vocabulary, weighted by rarity. Unknown features are dropped. */
export function rowsOf(texts: VectorizedTexts, vocabulary: Vocabulary): SparseRows {
  const columnOf = new Map<number, number>();
  vocabulary.keys.forEach((key, column) => columnOf.set(key, column));
  const rows = texts.map((text) => {
    const columns: number[] = [];
    const values: number[] = [];
    text.keys.forEach((key, index) => {
      const column = columnOf.get(key);
      if (column === undefined) return;
      columns.push(column);
      values.push((text.values[index] ?? 0) * weightingOf(vocabulary, column));
    });
    return { columns, values };
  });
  return packRows(rows, vocabulary.keys.length);
}

/** What a feature's value is multiplied with in training; the shipped weights carry it already. */
export function weightingOf(vocabulary: Vocabulary, column: number): number {
  return (vocabulary.rarity[column] ?? 0) * valueScale;
}
