import type { FeatureVector } from './features.ts';
import { knownFeatures, type LinearModel } from './model.ts';
import { invalidModel } from './model-file/invalid.ts';
import type { Emissions } from './tagger/emissions.ts';
import { createRowFinder } from './tagger/row-finder.ts';
import type { TokenFeatures } from './tagger/tag-features.ts';
import { tagCount } from './tagger/tagger.ts';
import { markOf } from './vocabulary.ts';

/** What an engine adds up: the entries of row `rows[i]`, each times `values[i]`, to the cell `cells[i]` + the entry's column. */
export interface EngineInput {
  /** Rows of the model's features, then those of its tagger, then one of nothing, so that there is always one. */
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly cells: Int32Array;
  /** Cells in all: a column each, then a tag each for every token. */
  readonly size: number;
}

/**
 * An engine other than plain evaluation: gives the scores of all columns, the mark of its own model (`markOf`), and the emissions of the
 * tagger, one after the other.
 */
export type ScoreFeatures = (input: EngineInput) => Promise<ArrayLike<number>>;

/** What is known of a message once its features are scored. Without emissions the tagger is evaluated plainly. */
export interface Scored {
  readonly scores: ArrayLike<number>;
  readonly emissions?: Emissions;
}

/** Gives what makes the input of an engine for this model. Pure. */
export function createEngineInput(model: LinearModel): (vector: FeatureVector, tokens?: TokenFeatures) => EngineInput {
  const { columns, keys, tagger } = model;
  const rowOfTag = tagger && createRowFinder(tagger);
  const tags = tagger ? tagCount(tagger.types.length) : 0;
  return (vector, { keys: tagKeys, starts } = { keys: [], starts: [0] }) => {
    const { rows, values } = knownFeatures(model, vector);
    const cells = rows.map(() => 0);
    const add = (row: number, value: number, cell: number) => {
      rows.push(row);
      values.push(value);
      cells.push(cell);
    };
    const tokenCount = starts.length - 1;
    for (let token = 0; token < tokenCount; token += 1) {
      for (let index = starts[token] ?? 0; index < (starts[token + 1] ?? 0); index += 1) {
        const row = rowOfTag?.(tagKeys[index] ?? 0) ?? -1;
        if (row >= 0) add(keys.length + row, 1, columns.length + token * tags);
      }
    }
    add(keys.length + (tagger?.keys.length ?? 0), 0, 0);
    return {
      rows: Int32Array.from(rows),
      values: Float32Array.from(values),
      cells: Int32Array.from(cells),
      size: columns.length + tokenCount * tags,
    };
  };
}

/** A run that every graph can answer: a row that weighs nothing, and cells for as many columns as a model can have. */
const probe = (): EngineInput => ({
  rows: new Int32Array(1),
  values: new Float32Array(1),
  cells: new Int32Array(1),
  size: 256,
});

/** Scores by an engine, whose mark is asked for first. Rejects where the engine does, and with MODEL_INVALID where it is of another model. */
export function scoreBy(
  engine: ScoreFeatures,
  model: LinearModel,
): (vector: FeatureVector, tokens?: TokenFeatures) => Promise<Scored> {
  const inputOf = createEngineInput(model);
  const count = model.columns.length;
  let checked: Promise<void> | undefined;
  const check = async () => {
    if ((await engine(probe()))[count] === markOf(model)) return;
    throw invalidModel('the graph beside it was made of another model; put both files of one build there');
  };
  return async (vector, tokens) => {
    await (checked ??= check());
    const found = await engine(inputOf(vector, tokens));
    const first = count + 1;
    const emissions = Float32Array.from({ length: found.length - first }, (_, cell) => found[first + cell] ?? 0);
    return { scores: found, emissions };
  };
}
