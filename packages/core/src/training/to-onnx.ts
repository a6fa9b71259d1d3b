import type { LinearModel } from '../intent/model.ts';
import { markOf } from '../intent/vocabulary.ts';
import { elementType, floats, integers, modelFile, node, tensor, valueInfo } from './onnx-proto.ts';
import { stringField } from './protobuf.ts';

/**
 * The same linear model as an ONNX graph: `rows` int32 [n] and `values` float [n] in, `scores` float [columns + 1] out.
 *
 *     entries = places of the entries of each row, short rows filled up with the last entry, which weighs nothing
 *     scores  = (values × weights[entries], added up by column) × scale + bias, then the mark of the model (`markOf`)
 *
 * `rows` are those of `knownFeatures` with row `features` at the end, whose one entry is that last one. Deterministic.
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
    node('Gather', ['weights', 'entries'], 'weight'),
    node('Cast', ['weight'], 'factor', { to: float }),
    node('Mul', ['factor', 'values_down'], 'part'),
    node('Reshape', ['column', 'flat'], 'column_of_part'),
    node('Reshape', ['part', 'flat'], 'parts'),
    node('ScatterElements', ['nothing', 'column_of_part', 'parts'], 'sums', { reduction: 'add' }),
    node('Mul', ['sums', 'scale'], 'scaled'),
    node('Add', ['scaled', 'bias'], 'biased'),
    node('Concat', ['biased', 'mark'], 'scores', { axis: 0 }),
    stringField(2, 'xiaoer_linear'),
    tensor('counts', uint8, [counts.length], counts),
    tensor('gaps', uint8, [gaps.length], gaps),
    tensor('weights', int8, [weights.length], new Uint8Array(weights.buffer)),
    tensor('zero', int32, [], integers([0])),
    tensor('one', int32, [], integers([1])),
    tensor('last', int32, [], integers([last])),
    tensor('flat', int64, [1], integers([-1, -1])),
    tensor('second_axis', int64, [1], integers([1, 0])),
    tensor('nothing', float, [columns.length], floats(columns.map(() => 0))),
    tensor('scale', float, [columns.length], floats(columns.map(({ scale }) => scale))),
    tensor('bias', float, [columns.length], floats(columns.map(({ bias }) => bias))),
    tensor('mark', float, [1], floats([markOf(model)])),
    valueInfo(11, 'rows', int32, ['n']),
    valueInfo(11, 'values', float, ['n']),
    valueInfo(12, 'scores', float, [columns.length + 1]),
  );
}

/** Entries per row, each entry's column less the one before it in its row, and its weight; one row and entry of nothing at the end. */
function entriesOf({ keys, rowStarts, entryColumns, entryWeights }: LinearModel) {
  const counts = new Uint8Array(keys.length + 1);
  const gaps = new Uint8Array(entryWeights.length + 1);
  const weights = new Int8Array(entryWeights.length + 1);
  weights.set(entryWeights);
  counts[keys.length] = 1;
  for (let row = 0; row < keys.length; row += 1) {
    const [start, end] = [rowStarts[row] ?? 0, rowStarts[row + 1] ?? 0];
    counts[row] = end - start;
    let before = 0;
    for (let entry = start; entry < end; entry += 1) {
      const column = entryColumns[entry] ?? 0;
      gaps[entry] = column - before;
      before = column;
    }
  }
  return { counts, gaps, weights };
}
