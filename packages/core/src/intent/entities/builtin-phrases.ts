import { phrasesOfAmounts } from './phrases-of-amounts.ts';
import { phrasesOfNames } from './phrases-of-names.ts';
import { phrasesOfTimes } from './phrases-of-times.ts';

/** What the rules of entities know of the language, see `Lexicon.phrases`. */
export const builtinPhrases: Readonly<Record<string, string>> = {
  ...phrasesOfAmounts,
  ...phrasesOfTimes,
  ...phrasesOfNames,
};
