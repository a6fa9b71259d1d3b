import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../intent/normalize.ts';
import { loadPack } from '../pack/load.ts';
import { withDefaults } from './pack-defaults.ts';

const bare = loadPack({ pack: 'p', version: '1', title: '店', responses: { 'repair.unclear': '啊?' } });

describe('withDefaults', () => {
  it('puts the engine’s sentences and the lexicon into a pack, and leaves the pack’s own', () => {
    const pack = withDefaults(bare);
    expect(pack.responses['repair.unclear']).toBe('啊?');
    expect(pack.responses['repair.cancelled']).toHaveProperty('en');
    expect(pack.lexicon.names['carrier']).toContainEqual(expect.stringMatching(/^顺丰\|/));
    expect(createNormalizer(pack.lexicon.characters)('發票').text).toBe('发票');
    expect(createNormalizer(bare.lexicon.characters)('發票').text).toBe('發票');
  });

  it('is read back from JSON as it was', () => {
    const pack = withDefaults(bare);
    expect(loadPack(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
  });
});
