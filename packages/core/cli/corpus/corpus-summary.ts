import { outOfScope } from '../../src/training/example.ts';
import type { PlacedLine } from './corpus-line.ts';
import { type Diversity, diversityOf } from './diversity.ts';

/** One intent in numbers: lines, those by upset customers, marked spans, and how varied the text is. */
export interface IntentRow extends Diversity {
  readonly intent: string;
  readonly lines: number;
  readonly upset: number;
  readonly spans: number;
  readonly varieties: Readonly<Record<string, number>>;
}

/** A corpus in numbers. `lengths` are the 5th, 50th and 95th percentile of the characters of a line. */
export interface CorpusSummary {
  readonly files: number;
  readonly lines: number;
  readonly inScope: number;
  readonly intents: readonly IntentRow[];
  readonly varieties: Readonly<Record<string, number>>;
  readonly emotions: Readonly<Record<string, number>>;
  readonly entities: Readonly<Record<string, number>>;
  readonly lengths: readonly number[];
}

/** The numbers of a corpus, intents in the order of the pack, those that it does not know last. */
export function summarize(
  files: number,
  byIntent: ReadonlyMap<string, readonly PlacedLine[]>,
  intents: readonly string[],
): CorpusSummary {
  const lines = [...byIntent.values()].flat();
  const lengths = lines.map(({ text }) => Array.from(text).length).sort((left, right) => left - right);
  const names = [...new Set([...intents, ...byIntent.keys()])];
  return {
    files,
    lines: lines.length,
    inScope: lines.length - (byIntent.get(outOfScope)?.length ?? 0),
    intents: names.map((intent) => intentRow(intent, byIntent.get(intent) ?? [])),
    varieties: countOf(lines.map(({ variety }) => variety ?? 'not given')),
    emotions: countOf(lines.map(({ emotion }) => emotion ?? 'not given')),
    entities: countOf(lines.flatMap(({ spans }) => spans.map(({ type }) => type))),
    lengths: [0.05, 0.5, 0.95].map((share) => lengths[Math.floor(share * (lengths.length - 1))] ?? 0),
  };
}

function intentRow(intent: string, lines: readonly PlacedLine[]): IntentRow {
  return {
    intent,
    lines: lines.length,
    upset: lines.filter(({ emotion }) => emotion === 'negative' || emotion === 'angry').length,
    spans: lines.reduce((sum, { spans }) => sum + spans.length, 0),
    varieties: countOf(lines.map(({ variety }) => variety ?? 'not given')),
    ...diversityOf(lines),
  };
}

/** How often each name comes, most often first. */
function countOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1)));
}
