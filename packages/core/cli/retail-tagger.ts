import { builtinLexicon } from '../src/intent/builtin-lexicon.ts';
import { createRuleFinder } from '../src/intent/entities/rule-finder.ts';
import { createNormalizer } from '../src/intent/normalize.ts';
import type { TrainTaggerOptions } from '../src/training/tagger/train-tagger.ts';
import { readWords } from './read-words.ts';
import type { TierName } from './retail-tiers.ts';

/** Types whose marked spans are names that come again, which a book of words can hold. */
const namedTypes = ['product', 'attribute', 'person', 'place', 'carrier', 'pay_method', 'invoice_type'];

/**
 * Weights of a tier's tagger, finer ones where bytes are many: 86.5 for 86.2 % of the spans, F1, of 28,975 new lines (2026-11-20). The small
 * tier leaves out goods and attributes that only one line names: with coarser weights 85.2 for 85.4 % of a fold, and 14 kB less (2026-11-21).
 */
const sizes = {
  small: { step: 1 / 4, leastMarked: { product: 2, attribute: 2 } },
  full: { size: 100_000, step: 1 / 16, leastMarked: {} },
};

/** How the tagger of a tier is trained: types that held-out lines give it, the built-in lexicon's rules, our words. */
export function retailTaggerOptions(tier: TierName): TrainTaggerOptions {
  const { leastMarked, ...size } = sizes[tier];
  return {
    ...size,
    types: [...namedTypes, 'organization', 'money', 'quantity', 'datetime'],
    normalize: createNormalizer(builtinLexicon.characters),
    findHints: createRuleFinder({ lexicon: builtinLexicon }),
    words: readWords(new URL('../corpus/words/', import.meta.url)),
    wordTypes: { ...Object.fromEntries(namedTypes.map((type) => [type, 1])), ...leastMarked },
  };
}
