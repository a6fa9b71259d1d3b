import { builtinLexicon } from '../intent/builtin-lexicon.ts';
import type { Pack } from '../pack/schema.ts';
import { repairTexts } from './repair-texts.ts';

/** Adds to a pack what every pack needs and no page should have in its code: the lexicon and the engine's own sentences. Pure. */
export function withDefaults(pack: Pack): Pack {
  const repairs = Object.entries(repairTexts).map(([name, text]) => [`repair.${name}`, text]);
  return { ...pack, lexicon: builtinLexicon, responses: { ...Object.fromEntries(repairs), ...pack.responses } };
}
