/**
 * What is known of the language before any example: which characters sound alike, and which expressions mean the same. A model that
 * was trained with it carries it.
 */
export interface Knowledge {
  /** The characters of one syllable, without tone, in each string (`申身深…`). */
  readonly syllables: readonly string[];
  /** `hashExpression` of the expressions of each concept, ascending. */
  readonly concepts: readonly Uint32Array[];
}

/** What a model knows that was trained from examples alone. */
export const noKnowledge: Knowledge = { syllables: [], concepts: [] };
