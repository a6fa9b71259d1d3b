import type { Tagger } from '../../intent/tagger/tagger.ts';
import type { ChainWeights } from './chain-data.ts';

/** Rounds weights and transitions to INT8 in units of `step`; entries that round to zero and rows without an entry go. */
export function quantizeChain(
  chain: ChainWeights,
  step: number,
): Pick<Tagger, 'step' | 'keys' | 'rowStarts' | 'entryTags' | 'entryWeights' | 'transitions'> {
  const units = (weight: number) => Math.max(-127, Math.min(127, Math.round(weight / step)));
  const keys: number[] = [];
  const rowStarts = [0];
  const entryTags: number[] = [];
  const entryWeights: number[] = [];
  chain.keys.forEach((key, row) => {
    const before = entryTags.length;
    for (let entry = chain.rowStarts[row] ?? 0; entry < (chain.rowStarts[row + 1] ?? 0); entry += 1) {
      const weight = units(chain.weights[entry] ?? 0);
      if (weight === 0) continue;
      entryTags.push(chain.entryTags[entry] ?? 0);
      entryWeights.push(weight);
    }
    if (entryTags.length === before) return;
    keys.push(key);
    rowStarts.push(entryTags.length);
  });
  return {
    step,
    keys: Uint32Array.from(keys),
    rowStarts: Uint32Array.from(rowStarts),
    entryTags: Uint8Array.from(entryTags),
    entryWeights: Int8Array.from(entryWeights),
    transitions: Int8Array.from(chain.transitions, units),
  };
}
