import type { Knowledge } from '../language/knowledge.ts';
import { invalidModel } from './invalid.ts';
import { readKnowledgePart, writeKnowledgePart } from './knowledge-part.ts';

/* magic "XIAOERKN" · what a model file has as its knowledge */
const magic = 'XIAOERKN';

/** Knowledge of a language as a file of its own, to train with: `models/english.bin`. The same knowledge gives the same bytes. */
export function writeKnowledge(knowledge: Knowledge): Uint8Array {
  const part = writeKnowledgePart(knowledge);
  const bytes = new Uint8Array(magic.length + part.length);
  for (let index = 0; index < magic.length; index += 1) bytes[index] = magic.charCodeAt(index);
  bytes.set(part, magic.length);
  return bytes;
}

/**
 * Reads what `fit` and `train` take as `knowledge`. Throws MODEL_INVALID where the bytes are something else.
 * @example const knowledge = readKnowledge(await (await fetch('/xiaoer/english.bin')).arrayBuffer());
 */
export function readKnowledge(file: ArrayBuffer | Uint8Array): Knowledge {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  if (String.fromCharCode(...bytes.subarray(0, magic.length)) !== magic)
    throw invalidModel('it is no knowledge of a language (wrong first bytes)');
  return readKnowledgePart(bytes.subarray(magic.length));
}
