import { cutTokens } from './cut-tokens.ts';
import { createDecoder } from './decode.ts';
import { tagFeatures } from './tag-features.ts';
import type { Tagger } from './tagger.ts';
import { createWordFinder, type Hint } from './word-book.ts';

/** Gives spans in normalised text, sorted, without overlap. `hints` are what rules found there. */
export type Tag = (normalizedText: string, hints: readonly Hint[]) => Hint[];

/** Makes a tagger ready to run. The returned function is pure and linear in the length of the text. */
export function createTag(tagger: Tagger): Tag {
  const decode = createDecoder(tagger);
  const findWords = createWordFinder(tagger.words);
  return (text, hints) => {
    const tokens = cutTokens(text);
    const tags = decode(tagFeatures(tokens, [...hints, ...findWords(tokens)], tagger.hashBits));
    const spans: Hint[] = [];
    let start = 0;
    tags.forEach((tag, index) => {
      const place = (tag - 1) % 4;
      if (tag === 0 || place === 1) return;
      if (place !== 2) start = tokens[index]?.start ?? 0;
      if (place !== 0) spans.push({ type: tagger.types[(tag - 1) >> 2] ?? '', start, end: tokens[index]?.end ?? 0 });
    });
    return spans;
  };
}
