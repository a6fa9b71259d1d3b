import type { Column, LinearModel } from '../../intent/model.ts';
import type { ModelIdentity } from '../quantize.ts';
import type { Balance } from './balance.ts';
import type { OwnColumns } from './own-columns.ts';

interface Entry {
  readonly column: number;
  readonly weight: number;
}

/** A model with added columns behind its intents, each rounded to INT8 by a scale of its own; what it had stays to the bit. Pure. */
export function withColumns(
  base: LinearModel,
  intents: readonly string[],
  { vocabulary, solutions }: OwnColumns,
  balance: Balance,
  identity: ModelIdentity,
): LinearModel {
  const first = base.intents.length;
  const steps = solutions.map(
    ({ weights }) => weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127,
  );
  const columns = intents.map((label, index): Column => ({
    label,
    scale: Number(((steps[index] ?? 0) * balance.scale).toPrecision(7)),
    bias: balance.bias,
  }));
  const added = new Map<number, Entry[]>();
  vocabulary.keys.forEach((key, feature) => {
    const entries = solutions
      .map(({ weights }, index) => ({
        column: first + index,
        weight: Math.round((weights[feature] ?? 0) / (steps[index] ?? 1)),
      }))
      .filter(({ weight }) => weight !== 0);
    if (entries.length > 0) added.set(key, entries);
  });
  return {
    ...base,
    ...identity,
    columns: [...base.columns.slice(0, first), ...columns, ...base.columns.slice(first)],
    intents: [...base.intents, ...intents],
    ...mergedRows(base, added, intents.length),
  };
}

/** Rows of both by key, the added entries between the model's intents and its emotions, which move up. */
function mergedRows(
  base: LinearModel,
  added: ReadonlyMap<number, readonly Entry[]>,
  count: number,
): Pick<LinearModel, 'keys' | 'rowStarts' | 'entryColumns' | 'entryWeights'> {
  const rowOf = new Map(Array.from(base.keys, (key, row) => [key, row]));
  const keys = Uint32Array.from(new Set([...base.keys, ...added.keys()])).sort();
  const rowStarts = [0];
  const entries: Entry[] = [];
  for (const key of keys) {
    const known = entriesOf(base, rowOf.get(key));
    const isIntent = ({ column }: Entry) => column < base.intents.length;
    for (const entry of known.filter(isIntent)) entries.push(entry);
    for (const entry of added.get(key) ?? []) entries.push(entry);
    for (const entry of known) if (!isIntent(entry)) entries.push({ ...entry, column: entry.column + count });
    rowStarts.push(entries.length);
  }
  return {
    keys,
    rowStarts: Uint32Array.from(rowStarts),
    entryColumns: Uint8Array.from(entries, ({ column }) => column),
    entryWeights: Int8Array.from(entries, ({ weight }) => weight),
  };
}

function entriesOf(base: LinearModel, row: number | undefined): Entry[] {
  if (row === undefined) return [];
  const from = base.rowStarts[row] ?? 0;
  const to = base.rowStarts[row + 1] ?? 0;
  return Array.from({ length: to - from }, (_, index) => ({
    column: base.entryColumns[from + index] ?? 0,
    weight: base.entryWeights[from + index] ?? 0,
  }));
}
