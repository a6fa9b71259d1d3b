import { builtinLexicon } from '../src/intent/builtin-lexicon.ts';
import { createRuleFinder } from '../src/intent/entities/rule-finder.ts';
import { createNormalizer } from '../src/intent/normalize.ts';
import type { TrainTaggerOptions } from '../src/training/tagger/train-tagger.ts';
import { readWords } from './read-words.ts';

/** Types whose marked spans are names that come again, which a book of words can hold. */
const namedTypes = ['product', 'attribute', 'person', 'place', 'carrier', 'pay_method', 'invoice_type'];

/** How the tagger of the shipped model is trained: types that held-out lines give it, the built-in lexicon's rules, our words. */
export function retailTaggerOptions(): TrainTaggerOptions {
  return {
    types: [...namedTypes, 'organization', 'money', 'quantity', 'datetime'],
    normalize: createNormalizer(builtinLexicon.characters),
    findHints: createRuleFinder({ lexicon: builtinLexicon }),
    words: readWords(new URL('../corpus/words/', import.meta.url)),
    wordTypes: namedTypes,
  };
}
