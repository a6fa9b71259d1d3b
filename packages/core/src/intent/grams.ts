/** Longest Latin word looked at; longer ones are cut, so that hostile input stays cheap. */
const longestWord = 24;

const tokenPattern = /[a-z]+(?:'[a-z]+)?|\d+|[^\s]/gu;

/** Splits normalised text into tokens: one per Han character, word, number or mark. Spaces separate and are dropped. */
export function tokens(normalized: string): string[] {
  return (
    normalized
      .match(tokenPattern)
      ?.map((token) => (token.length > longestWord ? token.slice(0, longestWord) : token)) ?? []
  );
}

/** True for a token that is a Latin word. */
export function isWord(token: string): boolean {
  const code = token.charCodeAt(0);
  return code >= 0x61 && code <= 0x7a;
}

/** True for a token that is a run of digits. */
export function isNumber(token: string): boolean {
  const code = token.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

/** All substrings of `size` characters of a word with its ends marked (`<word>`), for words of that length or more. */
export function wordGrams(word: string, size: number): string[] {
  const marked = `<${word}>`;
  const grams: string[] = [];
  for (let start = 0; start + size <= marked.length; start += 1) grams.push(marked.slice(start, start + size));
  return grams;
}
