import { bytesField, integerField, joinFields, messageField, stringField, type FieldBytes } from './protobuf.ts';

/** Element types of onnx.proto. */
export const elementType = { float: 1, int8: 3, int32: 6, int64: 7 };
const attributeType = { integer: 2 };
const irVersion = 8;
const opset = 17;

/** The file of a graph, made of nodes, a name, tensors and ends. */
export function modelFile(...graph: readonly FieldBytes[]): Uint8Array {
  return joinFields(
    integerField(1, irVersion),
    stringField(2, 'xiaoer'),
    messageField(7, ...graph),
    messageField(8, stringField(1, ''), integerField(2, opset)),
  );
}

/** A node of one output, with at most one integer attribute. */
export function node(
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

/** A constant; numbers of more than a byte are little-endian. */
export function tensor(name: string, type: number, shape: readonly number[], raw: Uint8Array): FieldBytes {
  const dimensions = shape.map((size) => integerField(1, size));
  return messageField(5, ...dimensions, integerField(2, type), stringField(8, name), bytesField(9, raw));
}

/** An input (field 11) or output (field 12) of a graph; a dimension without a number has a name. */
export function valueInfo(field: number, name: string, type: number, shape: readonly (number | string)[]): FieldBytes {
  const dimensions = shape.map((size) =>
    messageField(1, typeof size === 'number' ? integerField(1, size) : stringField(2, size)),
  );
  const tensorType = messageField(1, integerField(1, type), messageField(2, ...dimensions));
  return messageField(field, stringField(1, name), messageField(2, tensorType));
}

/** Little-endian, as ONNX wants it on every machine. */
export function floats(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return new Uint8Array(view.buffer);
}
