import type { LinearModel } from '../intent/model.ts';
import { elementType, floats, modelFile, node, tensor, valueInfo } from './onnx-proto.ts';
import { stringField } from './protobuf.ts';

/**
 * The same linear model as an ONNX graph: `rows` int32 [n] and `values` float [n] in, `scores` float [1, columns] out.
 *
 *     scores = (values × dequantised weights[rows]) × scale + bias
 *
 * `rows` are those of `knownFeatures`; row `features` is all zero, for a message without known features. Deterministic.
 */
export function toOnnx(model: LinearModel): Uint8Array {
  const columnCount = model.columns.length;
  return modelFile(
    node('Gather', ['weights', 'rows'], 'gathered', 0),
    node('Cast', ['gathered'], 'weighted', elementType.float, 'to'),
    node('Unsqueeze', ['values', 'first'], 'row'),
    node('MatMul', ['row', 'weighted'], 'sums'),
    node('Mul', ['sums', 'scale'], 'scaled'),
    node('Add', ['scaled', 'bias'], 'scores'),
    stringField(2, 'xiaoer_linear'),
    tensor('weights', elementType.int8, [model.keys.length + 1, columnCount], denseWeights(model)),
    tensor('first', elementType.int64, [1], new Uint8Array(8)),
    tensor('scale', elementType.float, [columnCount], floats(model.columns.map((column) => column.scale))),
    tensor('bias', elementType.float, [columnCount], floats(model.columns.map((column) => column.bias))),
    valueInfo(11, 'rows', elementType.int32, ['n']),
    valueInfo(11, 'values', elementType.float, ['n']),
    valueInfo(12, 'scores', elementType.float, [1, columnCount]),
  );
}

function denseWeights(model: LinearModel): Uint8Array {
  const columnCount = model.columns.length;
  const dense = new Int8Array((model.keys.length + 1) * columnCount);
  for (let row = 0; row < model.keys.length; row += 1) {
    const end = model.rowStarts[row + 1] ?? 0;
    for (let entry = model.rowStarts[row] ?? 0; entry < end; entry += 1) {
      dense[row * columnCount + (model.entryColumns[entry] ?? 0)] = model.entryWeights[entry] ?? 0;
    }
  }
  return new Uint8Array(dense.buffer);
}
