import { builtinLexicon } from '../src/intent/builtin-lexicon.ts';
import type { CorpusLine } from '../cli/train-corpus.ts';
import { createEntityFinder } from '../src/intent/entities/find.ts';
import { createNormalizer } from '../src/intent/normalize.ts';

/** Exact-span precision and recall of one entity type. */
export interface EntityScore {
  readonly precision: number;
  readonly recall: number;
  readonly spans: number;
}

/** Measures the rules (no pack's names) on lines with marked entities, by type; `all` over every type of the set. */
export function measureEntities(lines: readonly CorpusLine[]): Record<string, EntityScore> {
  const find = createEntityFinder({ lexicon: builtinLexicon });
  const normalize = createNormalizer(builtinLexicon.characters);
  const tallies: Record<string, { right: number; found: number; gold: number }> = {};
  const add = (type: string, field: 'right' | 'found' | 'gold') => {
    for (const key of ['all', type]) (tallies[key] ??= { right: 0, found: 0, gold: 0 })[field] += 1;
  };
  for (const { text, entities = [] } of lines) {
    const offsets = unitOffsets(text);
    const gold = new Set(entities.map(({ type, start, end }) => `${type} ${offsets[start]} ${offsets[end]}`));
    for (const { type } of entities) add(type, 'gold');
    for (const { type, start, end } of find(text, normalize(text))) {
      add(type, 'found');
      if (gold.has(`${type} ${start} ${end}`)) add(type, 'right');
    }
  }
  const scores = Object.entries(tallies).map(([type, { right, found, gold }]): [string, EntityScore] => [
    type,
    { precision: ratio(right, found), recall: ratio(right, gold), spans: gold },
  ]);
  return Object.fromEntries(scores);
}

/** Data sets count code points, the library UTF-16 units. */
function unitOffsets(text: string): number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets[offsets.length - 1] ?? 0) + character.length);
  return offsets;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Number((part / whole).toFixed(3));
}
