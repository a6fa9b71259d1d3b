/** Writes the few kinds of protobuf fields that ONNX needs. Each function gives the bytes of one field. */
export type FieldBytes = readonly Uint8Array[];

const wireType = { varint: 0, bytes: 2, fixed32: 5 };

/** An integer field, 0 or more. */
export function integerField(field: number, value: number): FieldBytes {
  return [varint(field * 8 + wireType.varint), varint(value)];
}

/** A length-delimited field of raw bytes. */
export function bytesField(field: number, bytes: Uint8Array): FieldBytes {
  return [varint(field * 8 + wireType.bytes), varint(bytes.length), bytes];
}

/** A string field; ASCII only, which is all that names in our graphs use. */
export function stringField(field: number, text: string): FieldBytes {
  return bytesField(
    field,
    Uint8Array.from(text, (character) => character.charCodeAt(0) & 0x7f),
  );
}

/** A nested message made of other fields. */
export function messageField(field: number, ...fields: readonly FieldBytes[]): FieldBytes {
  return bytesField(field, joinFields(...fields));
}

/** All fields as one run of bytes. */
export function joinFields(...fields: readonly FieldBytes[]): Uint8Array {
  const parts = fields.flat();
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
