/** Gives the source of a regular expression by what it is for; one that matches nothing where there is none. */
export type Phrase = (name: string) => string;

/** Reads a lexicon's phrases. */
export function phraseReader(phrases: Readonly<Record<string, string>> = {}): Phrase {
  return (name) => phrases[name] ?? '(?!)';
}
