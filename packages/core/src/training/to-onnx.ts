import type { LinearModel } from '../intent/model.ts';
import { markOf } from '../intent/vocabulary.ts';
import { elementType, floats, integers, modelFile, node, tensor, valueInfo } from './onnx-proto.ts';
import { stringField } from './protobuf.ts';

/**
 * The same model as an ONNX graph: `rows` int32 [n], `values` float [n], `cells` int32 [n] and `size` int32 [1] of an `EngineInput` in,
 * `scores` float [size + 1] out.
 *
 *     entries = places of the entries of each row, short rows filled up with the last entry, which weighs nothing
 *     sums    = values × weights[entries], added up by cells + column: those of the model's columns, then the tags of each token
 *     scores  = the former × scale + bias, the mark of the model (`markOf`), then the latter as they are, the tagger's emissions
 *
 * Rows are those of the features, those of the tagger's, and a last one whose one entry is that last one. Deterministic.
 */
export function toOnnx(model: LinearModel): Uint8Array {
  const { columns } = model;
  const { counts, gaps, weights } = entriesOf(model);
  const last = weights.length - 1;
  const { float, int32, int64, int8, uint8 } = elementType;
  return modelFile(
    // The next two have constant inputs: the runtime computes them once, when it loads the graph.
    node('Cast', ['counts'], 'lengths', { to: int32 }),
    node('CumSum', ['lengths', 'zero'], 'starts', { exclusive: 1 }),
    node('Gather', ['starts', 'rows'], 'first'),
    node('Gather', ['lengths', 'rows'], 'length'),
    node('ReduceMax', ['length'], 'longest', { keepdims: 0 }),
    node('Range', ['zero', 'longest', 'one'], 'places'),
    node('Unsqueeze', ['first', 'second_axis'], 'first_down'),
    node('Unsqueeze', ['length', 'second_axis'], 'length_down'),
    node('Unsqueeze', ['values', 'second_axis'], 'values_down'),
    node('Less', ['places', 'length_down'], 'is_entry'),
    node('Add', ['first_down', 'places'], 'place'),
    node('Where', ['is_entry', 'place', 'last'], 'entries'),
    node('Gather', ['gaps', 'entries'], 'gap'),
    node('Cast', ['gap'], 'step', { to: int32 }),
    node('CumSum', ['step', 'one'], 'column'),
    node('Unsqueeze', ['cells', 'second_axis'], 'cells_down'),
    node('Add', ['column', 'cells_down'], 'cell'),
    node('Gather', ['weights', 'entries'], 'weight'),
    node('Cast', ['weight'], 'factor', { to: float }),
    node('Mul', ['factor', 'values_down'], 'part'),
    node('Reshape', ['cell', 'flat'], 'cell_of_part'),
    node('Reshape', ['part', 'flat'], 'parts'),
    node('Cast', ['size'], 'shape', { to: int64 }),
    node('Expand', ['nothing', 'shape'], 'empty'),
    node('ScatterElements', ['empty', 'cell_of_part', 'parts'], 'sums', { reduction: 'add' }),
    node('Slice', ['sums', 'from_start', 'columns'], 'sums_of_columns'),
    node('Slice', ['sums', 'columns', 'to_end'], 'emissions'),
    node('Mul', ['sums_of_columns', 'scale'], 'scaled'),
    node('Add', ['scaled', 'bias'], 'biased'),
    node('Concat', ['biased', 'mark', 'emissions'], 'scores', { axis: 0 }),
    stringField(2, 'xiaoer_linear'),
    tensor('counts', uint8, [counts.length], counts),
    tensor('gaps', uint8, [gaps.length], gaps),
    tensor('weights', int8, [weights.length], new Uint8Array(weights.buffer)),
    tensor('zero', int32, [], integers([0])),
    tensor('one', int32, [], integers([1])),
    tensor('last', int32, [], integers([last])),
    tensor('flat', int64, [1], integers([-1, -1])),
    tensor('second_axis', int64, [1], integers([1, 0])),
    tensor('nothing', float, [1], floats([0])),
    tensor('from_start', int64, [1], integers([0, 0])),
    tensor('columns', int64, [1], integers([columns.length, 0])),
    tensor('to_end', int64, [1], integers([-1, 0x7fffffff])),
    tensor('scale', float, [columns.length], floats(columns.map(({ scale }) => scale))),
    tensor('bias', float, [columns.length], floats(columns.map(({ bias }) => bias))),
    tensor('mark', float, [1], floats([markOf(model)])),
    valueInfo(11, 'rows', int32, ['n']),
    valueInfo(11, 'values', float, ['n']),
    valueInfo(11, 'cells', int32, ['n']),
    valueInfo(11, 'size', int32, [1]),
    valueInfo(12, 'scores', float, ['s']),
  );
}

/** Entries per row, each entry's column or tag less the one before it in its row, and its weight; a row and an entry of nothing at the end. */
function entriesOf({ keys, rowStarts, entryColumns, entryWeights, tagger }: LinearModel) {
  const parts = [
    { rows: keys.length, rowStarts, places: entryColumns, weights: entryWeights },
    ...(tagger
      ? [
          {
            rows: tagger.keys.length,
            rowStarts: tagger.rowStarts,
            places: tagger.entryTags,
            weights: tagger.entryWeights,
          },
        ]
      : []),
  ];
  const total = (count: (part: (typeof parts)[number]) => number) => parts.reduce((sum, part) => sum + count(part), 0);
  const counts = new Uint8Array(total(({ rows }) => rows) + 1);
  const gaps = new Uint8Array(total(({ weights }) => weights.length) + 1);
  const weights = new Int8Array(gaps.length);
  let [firstRow, firstEntry] = [0, 0];
  for (const part of parts) {
    weights.set(part.weights, firstEntry);
    for (let row = 0; row < part.rows; row += 1) {
      const [start, end] = [part.rowStarts[row] ?? 0, part.rowStarts[row + 1] ?? 0];
      counts[firstRow + row] = end - start;
      let before = 0;
      for (let entry = start; entry < end; entry += 1) {
        const place = part.places[entry] ?? 0;
        gaps[firstEntry + entry] = place - before;
        before = place;
      }
    }
    firstRow += part.rows;
    firstEntry += part.weights.length;
  }
  counts[firstRow] = 1;
  return { counts, gaps, weights };
}
