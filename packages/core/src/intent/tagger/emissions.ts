import { createRowFinder } from './row-finder.ts';
import type { TokenFeatures } from './tag-features.ts';
import { tagCount, type Tagger } from './tagger.ts';

/** The score of each tag of each token, token by token, in units of the tagger's weights. */
export type Emissions = ArrayLike<number>;

/** Gives the plain evaluation of a tagger's weights. Pure, linear in the number of features. */
export function createEmitter(tagger: Tagger): (features: TokenFeatures) => Float32Array {
  const { rowStarts, entryTags, entryWeights } = tagger;
  const count = tagCount(tagger.types.length);
  const rowOf = createRowFinder(tagger);
  return ({ keys, starts }) => {
    const emissions = new Float32Array((starts.length - 1) * count);
    for (let token = 0; token + 1 < starts.length; token += 1) {
      const end = starts[token + 1] as number;
      for (let index = starts[token] as number; index < end; index += 1) {
        const row = rowOf(keys[index] as number);
        if (row < 0) continue;
        const last = rowStarts[row + 1] as number;
        for (let entry = rowStarts[row] as number; entry < last; entry += 1) {
          const cell = token * count + (entryTags[entry] as number);
          emissions[cell] = (emissions[cell] as number) + (entryWeights[entry] as number);
        }
      }
    }
    return emissions;
  };
}
