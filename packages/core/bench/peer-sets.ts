import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readCorpus } from '../cli/train-corpus.ts';
import { seededRandom, shuffle } from '../src/training/random.ts';

/** One line of a public set. */
export interface LabelledRow {
  readonly text: string;
  readonly intent: string;
}

/** A set of intents; `outside` holds texts that no intent covers, empty where the set has none. */
export interface IntentSet {
  readonly name: string;
  readonly language: 'en' | 'zh';
  /** Amounts to train on: all, or examples an intent. */
  readonly amounts: readonly ('all' | number)[];
  readonly train: readonly LabelledRow[];
  readonly test: readonly LabelledRow[];
  readonly outside: readonly LabelledRow[];
}

/** Names of the sets, as their files begin. */
export const setNames = ['banking77', 'clinc150', 'hwu64', 'retail'] as const;

/** Lines of the retail corpus that are asked; the peers need minutes for all held-out ones. */
const askedRetailLines = 3000;

/** Reads a public set from gzipped JSONL in `folder`, or our own corpus. Throws where a file is missing. */
export function readSet(folder: URL, name: string): IntentSet {
  if (name === 'retail') return retailSet();
  const read = (part: string) => readRows(new URL(`${name}.${part}.jsonl.gz`, folder));
  const outside = name === 'clinc150' ? read('oos_test') : [];
  return { name, language: 'en', amounts: ['all', 10, 5], train: read('train'), test: read('test'), outside };
}

/** A seeded third of the corpus is asked, the rest may be trained on; `out_of_scope` is what no intent covers. */
function retailSet(): IntentSet {
  const lines = readCorpus(new URL('../corpus/retail/', import.meta.url));
  const order = Uint32Array.from(lines, (_, index) => index);
  shuffle(order, order.length, seededRandom(1));
  const shuffled = Array.from(order, (index) => lines[index]).filter((line) => line !== undefined);
  const third = Math.floor(shuffled.length / 3);
  const isInside = ({ intent }: LabelledRow) => intent !== 'out_of_scope';
  return {
    ...{ name: 'retail', language: 'zh', amounts: [100, 10, 5] },
    train: shuffled.slice(third).filter(isInside),
    test: shuffled.slice(0, third).filter(isInside).slice(0, askedRetailLines),
    outside: shuffled.slice(0, third).filter((line) => !isInside(line)),
  };
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
