import { cutTokens, type TagToken } from './cut-tokens.ts';
import { createDecoder } from './decode.ts';
import { createEmitter, type Emissions } from './emissions.ts';
import { tagFeatures, type TokenFeatures } from './tag-features.ts';
import type { Tagger } from './tagger.ts';
import { createWordFinder, type Hint } from './word-book.ts';

/** A text as a tagger reads it, before anything is scored. */
export interface TagReading {
  readonly tokens: readonly TagToken[];
  readonly features: TokenFeatures;
}

/** A tagger ready to run. Both steps are pure and linear in the length of the text. */
export interface TextTagger {
  /** `hints` are what rules found in the text, which is normalised. */
  read(text: string, hints: readonly Hint[]): TagReading;
  /** Spans of the text, sorted, without overlap; by plain evaluation where no other engine has given the emissions. */
  spansOf(reading: TagReading, emissions?: Emissions): Hint[];
}

/** Makes a tagger ready to run. */
export function createTextTagger(tagger: Tagger): TextTagger {
  const decode = createDecoder(tagger);
  // Made when it is first asked: beside another engine never.
  let emit: ReturnType<typeof createEmitter> | undefined;
  const findWords = createWordFinder(tagger.words);
  return {
    read(text, hints) {
      const tokens = cutTokens(text);
      return { tokens, features: tagFeatures(tokens, [...hints, ...findWords(tokens)], tagger.hashBits) };
    },
    spansOf({ tokens, features }, emissions = (emit ??= createEmitter(tagger))(features)) {
      const spans: Hint[] = [];
      let start = 0;
      decode(emissions).forEach((tag, index) => {
        const place = (tag - 1) % 4;
        if (tag === 0 || place === 1) return;
        if (place !== 2) start = tokens[index]?.start ?? 0;
        if (place !== 0) spans.push({ type: tagger.types[(tag - 1) >> 2] ?? '', start, end: tokens[index]?.end ?? 0 });
      });
      return spans;
    },
  };
}
