import type { CorpusLine } from '../cli/train-corpus.ts';
import { createEntityFinder } from '../src/intent/entities/find.ts';
import { builtinLexicon } from '../src/intent/builtin-lexicon.ts';
import { createNormalizer } from '../src/intent/normalize.ts';
import type { Entity } from '../src/ports/understander.ts';
import type { Tagger } from '../src/intent/tagger/tagger.ts';

/** Exact-span precision, recall and F1 of one entity type. */
export interface EntityScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly spans: number;
}

/** Right, found and marked spans by type; `all` over every type of the set. */
export type EntityTallies = Record<string, { right: number; found: number; gold: number }>;

/** Measures the rules (no pack's names), or rules and tagger, on lines with marked entities, by type. */
export function measureEntities(lines: readonly CorpusLine[], tagger?: Tagger): Record<string, EntityScore> {
  return scoresOf(tallyEntities(lines, tagger, {}));
}

/** Measures what was found in each line, in their order. */
export function measureFound(
  lines: readonly CorpusLine[],
  found: readonly (readonly Entity[])[],
): Record<string, EntityScore> {
  return scoresOf(tallyFound(lines, found, {}));
}

/** Counts on top of `tallies`, so that folds add up. */
export function tallyEntities(
  lines: readonly CorpusLine[],
  tagger: Tagger | undefined,
  tallies: EntityTallies,
): EntityTallies {
  const find = createEntityFinder({ lexicon: builtinLexicon }, tagger);
  const normalize = createNormalizer(builtinLexicon.characters);
  return tallyFound(
    lines,
    lines.map(({ text }) => find(text, normalize(text))),
    tallies,
  );
}

function tallyFound(
  lines: readonly CorpusLine[],
  found: readonly (readonly Entity[])[],
  tallies: EntityTallies,
): EntityTallies {
  const add = (type: string, field: 'right' | 'found' | 'gold') => {
    for (const key of ['all', type]) (tallies[key] ??= { right: 0, found: 0, gold: 0 })[field] += 1;
  };
  lines.forEach(({ text, entities = [] }, index) => {
    const offsets = unitOffsets(text);
    const gold = new Set(entities.map(({ type, start, end }) => `${type} ${offsets[start]} ${offsets[end]}`));
    for (const { type } of entities) add(type, 'gold');
    for (const { type, start, end } of found[index] ?? []) {
      add(type, 'found');
      if (gold.has(`${type} ${start} ${end}`)) add(type, 'right');
    }
  });
  return tallies;
}

/** Precision, recall and F1 of counts. */
export function scoresOf(tallies: EntityTallies): Record<string, EntityScore> {
  const scores = Object.entries(tallies).map(([type, { right, found, gold }]): [string, EntityScore] => [
    type,
    { precision: ratio(right, found), recall: ratio(right, gold), f1: ratio(2 * right, found + gold), spans: gold },
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
