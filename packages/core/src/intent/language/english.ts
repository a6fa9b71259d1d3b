import { isNumber, isWord } from '../grams.ts';

/** What is known of English words. A form is looked up as it is written, before any rule. */
export interface EnglishWords {
  /** Words that stand for a written form: `be` for was, `can not` for can't. */
  readonly forms: Readonly<Record<string, string>>;
  /** Words that say little by themselves and are left out. */
  readonly little: readonly string[];
}

/** Gives the reader of what is said in a message, as stems, from its tokens: `when will my cards be delivered` → when, card, deliver. */
export function createStemmer({ forms, little }: EnglishWords): (tokens: readonly string[]) => string[] {
  const known = new Map(Object.entries(forms));
  const leftOut = new Set(little);
  const add = (stems: string[], word: string) => {
    if (!leftOut.has(word)) stems.push(stemOf(word));
  };
  return (tokens) => {
    const stems: string[] = [];
    for (const token of tokens) {
      if (!isWord(token)) {
        if (isNumber(token) || token > '~') stems.push(token);
        continue;
      }
      const form = known.get(token);
      if (form !== undefined) for (const word of form.split(' ')) add(stems, word);
      else if (token.endsWith("n't")) {
        add(stems, token.slice(0, -3));
        stems.push('not');
      } else {
        const word = token.endsWith("'s") ? token.slice(0, -2) : token;
        add(stems, known.get(word) ?? word);
      }
    }
    return stems;
  };
}

/** A word without its endings of number, time and person; words that differ by those alone are one. Not a word itself: `charg`. */
export function stemOf(word: string): string {
  const singular = withoutPlural(word);
  const plain = withoutTense(singular);
  if (plain.length <= 3) return plain;
  if (plain.endsWith('e')) return plain.slice(0, -1);
  return plain.endsWith('y') ? `${plain.slice(0, -1)}i` : plain;
}

function withoutPlural(word: string): string {
  if (word.length <= 3 || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return /(?:ss|us|is)$/.test(word) ? word : word.slice(0, -1);
}

function withoutTense(word: string): string {
  if (word.length <= 4) return word;
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const ending = word.endsWith('ing') && word.length > 5 ? 3 : word.endsWith('ed') ? 2 : 0;
  const stem = word.slice(0, word.length - ending);
  if (ending === 0 || !/[aeiouy]/.test(stem)) return word;
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
