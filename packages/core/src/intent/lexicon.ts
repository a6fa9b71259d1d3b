/**
 * Words and characters of the language that serve every business. They are data that a compiled pack carries, so that no page has
 * them in its code; without them text is compared as it is written and only the pack's own names are found.
 */
export interface Lexicon {
  /** Traditional and simplified characters in turns (`丟丢並并`), for matching only. */
  readonly characters: string;
  /** Names by entity type: the value first, then its aliases, `|` between. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly places: readonly string[];
  /** Sources of regular expressions by what the rules of entities need them for; a rule without its own finds less. */
  readonly phrases?: Readonly<Record<string, string>> | undefined;
}

/** What holds where there is no lexicon. */
export const emptyLexicon: Lexicon = { characters: '', names: {}, places: [] };
