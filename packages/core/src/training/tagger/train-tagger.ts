import type { Normalizer } from '../../intent/normalize.ts';
import { tagFeatures } from '../../intent/tagger/tag-features.ts';
import { tagCount, type Tagger } from '../../intent/tagger/tagger.ts';
import { createWordFinder, type Hint } from '../../intent/tagger/word-book.ts';
import { createWeights, keepLargest, toRows, type ChainData } from './chain-data.ts';
import { fitChain } from './fit-chain.ts';
import { quantizeChain } from './quantize-chain.ts';
import { tagsOf, tokenizeLine, type TaggedLine, type TokenizedLine } from './tagged-line.ts';
import { bookOf, booksWithoutOwn, type WordTypes } from './train-words.ts';

/** What a tagger is trained with besides its lines. */
export interface TrainTaggerOptions {
  /** Entity types that it decides on; spans of others are context. */
  readonly types: readonly string[];
  readonly normalize: Normalizer;
  /** What the rules find in normalised text, the same as will be given to the tagger later. */
  readonly findHints: (normalizedText: string) => readonly Hint[];
  /** Words by class that tell more than the lines do: `{ product: ['连衣裙', …] }`. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Types whose marked spans are words too, and how often one has to be marked: `{ product: 2 }`. */
  readonly wordTypes?: WordTypes;
  /** Weights that are kept, the largest. 35,000 / 45,000 / all give the retail folds F1 .789 / .790 / .795 (2026-11-20, a third of the lines). */
  readonly size?: number;
  readonly hashBits?: number;
  /** Features seen less often are not learned. */
  readonly leastCount?: number;
  /** Passes over the lines with all features, then with those kept. */
  readonly passes?: number;
  readonly finalPasses?: number;
  readonly rate?: number;
  readonly shrink?: number;
  /** What an entity is given ahead of none, in natural logarithms: more finds, fewer of them right. */
  readonly eagerness?: number;
  /** Worth of one unit of the rounded weights. */
  readonly step?: number;
  readonly seed?: number;
}

/**
 * Lines with marked spans in, small INT8 tagger out: fitted with all features, pruned, fitted again. Deterministic.
 * @example const bytes = writeTagger(trainTagger(lines, { types: ['product'], normalize, findHints: () => [] }));
 */
export function trainTagger(lines: readonly TaggedLine[], options: TrainTaggerOptions): Tagger {
  const { types, normalize, words = {}, wordTypes = {}, size = 37_000, hashBits = 20, seed = 1 } = options;
  const {
    passes = 4,
    finalPasses = 4,
    rate = 0.1,
    shrink = 0.3,
    leastCount = 2,
    eagerness = 0.35,
    step = 1 / 8,
  } = options;
  const tokenized = lines.map((line) => tokenizeLine(line, normalize));
  const normalizedWords = Object.fromEntries(
    Object.entries(words).map(([name, list]) => [name, list.map((word) => normalize(word).text)]),
  );
  const data = featuresOf(tokenized, normalizedWords, { ...options, wordTypes, hashBits });
  const wide = createWeights(data, hashBits, tagCount(types.length), leastCount);
  fitChain(toRows(data, wide, hashBits), wide, { passes, rate, shrink, seed });
  const narrow = keepLargest(wide, size);
  fitChain(toRows(data, narrow, hashBits), narrow, { passes: finalPasses, rate: rate / 2, shrink, seed });
  const book = bookOf(tokenized, normalizedWords, wordTypes, null);
  return {
    types: [...types],
    hashBits,
    words: book,
    ...quantizeChain(narrow, step),
    eagerness: Math.round(eagerness / step),
  };
}

function featuresOf(
  lines: readonly TokenizedLine[],
  words: Readonly<Record<string, readonly string[]>>,
  options: TrainTaggerOptions & { wordTypes: WordTypes; hashBits: number },
): ChainData {
  const bookFor = booksWithoutOwn(lines, words, options.wordTypes);
  const finders = new Map<unknown, ReturnType<typeof createWordFinder>>();
  const lineStarts = new Uint32Array(lines.length + 1);
  const tokenCount = lines.reduce((sum, line) => sum + line.tokens.length, 0);
  const tokenStarts = new Uint32Array(tokenCount + 1);
  const tags = new Uint8Array(tokenCount);
  const chunks: Uint32Array[] = [];
  let filled = 0;
  lines.forEach((line, index) => {
    const book = bookFor(index);
    const findWords = finders.get(book) ?? createWordFinder(book);
    finders.set(book, findWords);
    const hints = [...options.findHints(line.text), ...findWords(line.tokens)];
    const { keys, starts } = tagFeatures(line.tokens, hints, options.hashBits);
    const first = lineStarts[index] ?? 0;
    tags.set(tagsOf(line, options.types), first);
    line.tokens.forEach((_, token) => (tokenStarts[first + token + 1] = filled + (starts[token + 1] ?? 0)));
    lineStarts[index + 1] = first + line.tokens.length;
    chunks.push(Uint32Array.from(keys));
    filled += keys.length;
  });
  return { lineStarts, tokenStarts, features: joined(chunks, filled), tags };
}

function joined(chunks: readonly Uint32Array[], size: number): Uint32Array {
  const all = new Uint32Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
