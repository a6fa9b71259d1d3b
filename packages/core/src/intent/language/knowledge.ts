import type { EnglishWords } from './english.ts';

/**
 * What is known of the language before any example: which characters sound alike, and which expressions mean the same. A model that
 * was trained with it carries it.
 */
export interface Knowledge {
  /** The characters of one syllable, without tone, in each string (`申身深…`). */
  readonly syllables: readonly string[];
  /** `hashExpression` of the expressions of each concept, ascending. */
  readonly concepts: readonly Uint32Array[];
  /** What is known of English; absent in models of other languages. */
  readonly english?: EnglishKnowledge | undefined;
}

/** English words, and concepts over their stems: `hashExpression` of stems with a space between, ascending. */
export interface EnglishKnowledge extends EnglishWords {
  readonly concepts: readonly Uint32Array[];
}

/** What a model knows that was trained from examples alone. */
export const noKnowledge: Knowledge = { syllables: [], concepts: [] };
