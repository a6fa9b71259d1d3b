import type { LinearModel } from '../intent/model.ts';
import { bytesField, integerField, joinFields, messageField, stringField, type FieldBytes } from './protobuf.ts';

/** Element types of onnx.proto. */
const elementType = { float: 1, int8: 3, int32: 6, int64: 7 };
const attributeType = { integer: 2 };
const irVersion = 8;
const opset = 17;

/**
 * The same linear model as an ONNX graph: `rows` int32 [n] and `values` float [n] in, `scores` float [1, columns] out.
 *
 *     scores = (values × dequantised weights[rows]) × scale + bias
 *
 * `rows` are those of `knownFeatures`; row `features` is all zero, for a message without known features. Deterministic.
 */
export function toOnnx(model: LinearModel): Uint8Array {
  const columnCount = model.columns.length;
  const graph = messageField(
    7,
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
  return joinFields(
    integerField(1, irVersion),
    stringField(2, 'xiaoer'),
    graph,
    messageField(8, stringField(1, ''), integerField(2, opset)),
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

function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attribute?: number,
  name = 'axis',
): FieldBytes {
  const attributes =
    attribute === undefined
      ? []
      : [messageField(5, stringField(1, name), integerField(3, attribute), integerField(20, attributeType.integer))];
  const inputFields = inputs.map((input) => stringField(1, input));
  return messageField(
    1,
    ...inputFields,
    stringField(2, output),
    stringField(3, output),
    stringField(4, operator),
    ...attributes,
  );
}

function tensor(name: string, type: number, shape: readonly number[], raw: Uint8Array): FieldBytes {
  const dimensions = shape.map((size) => integerField(1, size));
  return messageField(5, ...dimensions, integerField(2, type), stringField(8, name), bytesField(9, raw));
}

function valueInfo(field: number, name: string, type: number, shape: readonly (number | string)[]): FieldBytes {
  const dimensions = shape.map((size) =>
    messageField(1, typeof size === 'number' ? integerField(1, size) : stringField(2, size)),
  );
  const tensorType = messageField(1, integerField(1, type), messageField(2, ...dimensions));
  return messageField(field, stringField(1, name), messageField(2, tensorType));
}

/** Little-endian, as ONNX wants it on every machine. */
function floats(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return new Uint8Array(view.buffer);
}
