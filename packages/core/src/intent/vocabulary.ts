import type { LinearModel } from './model.ts';
import { invalidModel } from './model-file/invalid.ts';

/**
 * The model without its weights: what a page needs beside the graph of `toOnnx`, which has them. Plain evaluation refuses it.
 * Its mark is that of the model.
 */
export function vocabularyOf(model: LinearModel): LinearModel {
  const { keys, tagger } = model;
  return {
    ...model,
    rowStarts: new Uint32Array(keys.length + 1),
    entryColumns: new Uint8Array(0),
    entryWeights: new Int8Array(0),
    ...(tagger && {
      tagger: {
        ...tagger,
        rowStarts: new Uint32Array(tagger.keys.length + 1),
        entryTags: new Uint8Array(0),
        entryWeights: new Int8Array(0),
      },
    }),
  };
}

/** Throws MODEL_INVALID for a vocabulary, which plain evaluation cannot read. */
export function checkWeights({ keys, entryWeights }: LinearModel): void {
  if (keys.length === 0 || entryWeights.length > 0) return;
  throw invalidModel(
    'it is the vocabulary of an ONNX graph, without weights of its own; plain evaluation needs a whole model',
  );
}

/**
 * A number of 24 bits, which a float holds exactly, by which a graph and a vocabulary know each other: their rows and columns are
 * numbers, and those of another training would be answered without any error. Pure.
 */
export function markOf({ keys, columns, tagger }: Pick<LinearModel, 'keys' | 'columns' | 'tagger'>): number {
  let sum = 0x811c9dc5;
  const add = (number: number) => {
    sum = Math.imul(sum ^ number, 0x01000193);
  };
  for (const list of [keys, tagger?.keys ?? []]) for (let row = 0; row < list.length; row += 1) add(list[row] ?? 0);
  for (const character of JSON.stringify(columns)) add(character.codePointAt(0) ?? 0);
  return (sum ^ (sum >>> 24)) & 0xffffff;
}
