import { builtinNames, builtinPlaces } from './entities/builtin-names.ts';
import type { Lexicon } from './lexicon.ts';
import { simplifiedCharacters, traditionalCharacters } from './traditional.ts';

/** Characters in turns, see `Lexicon`. The shipped model was trained on text that was simplified with them. */
export const builtinCharacters = Array.from(
  traditionalCharacters,
  (character, index) => character + simplifiedCharacters.charAt(index),
).join('');

/** The lexicon that `xiaoer check` puts into a pack. No face imports it. */
export const builtinLexicon: Lexicon = { characters: builtinCharacters, names: builtinNames, places: builtinPlaces };
