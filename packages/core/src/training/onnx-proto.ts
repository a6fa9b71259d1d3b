import { bytesField, integerField, joinFields, messageField, stringField, type FieldBytes } from './protobuf.ts';

/** Element types of onnx.proto. */
export const elementType = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 };
const attributeType = { integer: 2, text: 3 };
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

/** A node of one output, with attributes that are integers or texts. */
export function node(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number | string>> = {},
): FieldBytes {
  return messageField(
    1,
    ...inputs.map((input) => stringField(1, input)),
    stringField(2, output),
    stringField(3, output),
    stringField(4, operator),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  );
}

function attribute(name: string, value: number | string): FieldBytes {
  const fields =
    typeof value === 'number'
      ? [integerField(3, value), integerField(20, attributeType.integer)]
      : [stringField(4, value), integerField(20, attributeType.text)];
  return messageField(5, stringField(1, name), ...fields);
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

/** Little-endian integers of 32 bits. */
export function integers(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => view.setInt32(index * 4, value, true));
  return new Uint8Array(view.buffer);
}
