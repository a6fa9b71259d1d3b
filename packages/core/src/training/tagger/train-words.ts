import { createWordBook, type WordBook } from '../../intent/tagger/word-book.ts';
import type { TokenizedLine } from './tagged-line.ts';

/** Parts that the lines are dealt into, so that no line sees words of its own part. */
const parts = 10;

/** Classes of words found in the marked spans are named after the type, apart from those of given lists. */
const marked = (type: string) => `marked ${type}`;

/** Types whose marked spans are words, and how often one has to be marked to be one. */
export type WordTypes = Readonly<Record<string, number>>;

/** A book of the given words and of the marked spans of some types, as texts. Lines of part `without` add nothing. */
export function bookOf(
  lines: readonly TokenizedLine[],
  given: Readonly<Record<string, readonly string[]>>,
  types: WordTypes,
  without: number | null,
): WordBook {
  const counts = new Map(Object.keys(types).map((type) => [type, new Map<string, number>()]));
  lines.forEach((line, index) => {
    if (partOf(index) === without) return;
    for (const { type, first, last } of line.spans) {
      const text = line.text.slice(line.tokens[first]?.start, line.tokens[last]?.end);
      const count = counts.get(type);
      count?.set(text, (count.get(text) ?? 0) + 1);
    }
  });
  const words = [...counts].map(([type, count]) => {
    const often = [...count].filter(([, times]) => times >= (types[type] ?? 1));
    return [marked(type), often.map(([text]) => text)] as const;
  });
  return createWordBook({ ...given, ...Object.fromEntries(words) });
}

/** One book for each part of the lines: what a tagger knows of lines that it has not seen. `bookFor(index)` is that of a line. */
export function booksWithoutOwn(
  lines: readonly TokenizedLine[],
  given: Readonly<Record<string, readonly string[]>>,
  types: WordTypes,
): (index: number) => WordBook {
  const books = Array.from({ length: parts }, (_, part) => bookOf(lines, given, types, part));
  const first = books[0] ?? createWordBook({});
  return (index) => books[partOf(index)] ?? first;
}

/** Neighbouring lines often come from one hand; they are dealt to different parts. */
function partOf(index: number): number {
  return index % parts;
}
