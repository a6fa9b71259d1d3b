import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { seededRandom, shuffle } from '../src/training/random.ts';

/** One line of a public set. */
export interface LabelledRow {
  readonly text: string;
  readonly intent: string;
}

/** A public set; `outside` holds texts that no intent covers, empty where the set has none. */
export interface IntentSet {
  readonly name: string;
  readonly train: readonly LabelledRow[];
  readonly test: readonly LabelledRow[];
  readonly outside: readonly LabelledRow[];
}

/** Names of the sets, as their files begin. */
export const setNames = ['banking77', 'clinc150', 'hwu64'] as const;

/** Reads a set from gzipped JSONL in `folder`. Throws where a file is missing. */
export function readSet(folder: URL, name: string): IntentSet {
  const read = (part: string) => readRows(new URL(`${name}.${part}.jsonl.gz`, folder));
  const outside = name === 'clinc150' ? read('oos_test') : [];
  return { name, train: read('train'), test: read('test'), outside };
}

/** The first `perIntent` rows of each intent after a shuffle by `seed`. */
export function drawFew(rows: readonly LabelledRow[], perIntent: number, seed: number): LabelledRow[] {
  const order = Uint32Array.from(rows, (_, index) => index);
  shuffle(order, order.length, seededRandom(seed));
  const taken = new Map<string, number>();
  const drawn: LabelledRow[] = [];
  for (const index of order) {
    const row = rows[index];
    if (row === undefined) continue;
    const already = taken.get(row.intent) ?? 0;
    if (already >= perIntent) continue;
    taken.set(row.intent, already + 1);
    drawn.push({ text: row.text, intent: row.intent });
  }
  return drawn;
}

function readRows(file: URL): LabelledRow[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as LabelledRow);
}
