import type { FeatureVector } from './features.ts';
import type { Knowledge } from './language/knowledge.ts';
import type { Tagger } from './tagger/tagger.ts';

/** What turns scores into probabilities; fitted on sentences the model had not seen. */
export interface Calibration {
  /** Factor on the intent scores before the softmax. */
  readonly intentSlope: number;
  /** That the best intent is right: logistic of these weights × `certaintyInputs`, then an offset for each intent where it is the best. */
  readonly certainty: readonly number[];
  /** In scope: logistic of slope × (best intent − out of scope) + offset. */
  readonly scope: LogisticCurve;
  /** Each emotion, then being upset: logistic of a row of weights × `emotionInputs`. */
  readonly emotion: readonly (readonly number[])[];
}

/** A line under the logistic function. */
export interface LogisticCurve {
  readonly slope: number;
  readonly offset: number;
}

/** One output of the model. Its score is scale × Σ(weight × value) + bias. */
export interface Column {
  readonly label: string;
  readonly scale: number;
  readonly bias: number;
}

/** A linear model in INT8, rows by feature. `intents` and `emotions` name ranges of columns; the last column is `upset`. */
export interface LinearModel {
  readonly name: string;
  readonly version: string;
  readonly hashBits: number;
  readonly columns: readonly Column[];
  readonly intents: readonly string[];
  readonly emotions: readonly string[];
  readonly calibration: Calibration;
  /** Feature keys, ascending. Row `i` has the entries `rowStarts[i]..rowStarts[i + 1]`. */
  readonly keys: Uint32Array;
  readonly rowStarts: Uint32Array;
  readonly entryColumns: Uint8Array;
  readonly entryWeights: Int8Array;
  /** What features are made with besides the text. */
  readonly knowledge: Knowledge;
  /** Finds entities beside the rules; absent in models without it. */
  readonly tagger?: Tagger;
}

/** The row of each feature that the model knows, with its value: what any evaluator of the model is fed. */
export function knownFeatures(model: LinearModel, vector: FeatureVector): { rows: number[]; values: number[] } {
  const rows: number[] = [];
  const values: number[] = [];
  vector.keys.forEach((key, index) => {
    const row = indexOfKey(model.keys, key);
    if (row < 0) return;
    rows.push(row);
    values.push(vector.values[index] ?? 0);
  });
  return { rows, values };
}

/** Scores of all columns for a message as the model's vectorizer gives it, by plain evaluation. Pure. */
export function evaluateVector(model: LinearModel, vector: FeatureVector): Float32Array {
  const { rowStarts, entryColumns, entryWeights } = model;
  const { rows, values } = knownFeatures(model, vector);
  const sums = new Float32Array(model.columns.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] as number;
    const value = values[index] as number;
    const end = rowStarts[row + 1] as number;
    for (let entry = rowStarts[row] as number; entry < end; entry += 1) {
      const column = entryColumns[entry] as number;
      sums[column] = (sums[column] as number) + (entryWeights[entry] as number) * value;
    }
  }
  model.columns.forEach((column, index) => {
    sums[index] = (sums[index] ?? 0) * column.scale + column.bias;
  });
  return sums;
}

function indexOfKey(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
