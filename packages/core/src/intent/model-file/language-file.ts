import type { Knowledge } from '../language/knowledge.ts';
import { invalidModel } from './invalid.ts';
import { readKnowledgePart, writeKnowledgePart } from './knowledge-part.ts';

/* magic "XIAOERKN" · u32 bytes of knowledge · what a model file has as its knowledge · background in ASCII, a line each */
const magic = 'XIAOERKN';
const prefixBytes = magic.length + 4;

/** What a model of a language is trained with besides the examples: options of `fit` and `train`. */
export interface Language {
  readonly knowledge: Knowledge;
  /** Everyday talk that no intent should claim. */
  readonly background: readonly string[];
}

/** A language as a file of its own: `models/english.bin`. The same language gives the same bytes. */
export function writeLanguage({ knowledge, background }: Language): Uint8Array {
  const part = writeKnowledgePart(knowledge);
  const bytes = new Uint8Array(prefixBytes + part.length + background.join('\n').length);
  bytes.set(codesOf(magic));
  new DataView(bytes.buffer).setUint32(magic.length, part.length, true);
  bytes.set(part, prefixBytes);
  bytes.set(codesOf(background.join('\n')), prefixBytes + part.length);
  return bytes;
}

/**
 * Reads what `fit` and `train` take as options. Throws MODEL_INVALID where the bytes are something else.
 * @example const language = readLanguage(await (await fetch('/xiaoer/english.bin')).arrayBuffer());
 */
export function readLanguage(file: ArrayBuffer | Uint8Array): Language {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  if (bytes.length < prefixBytes || textOf(bytes.subarray(0, magic.length)) !== magic)
    throw invalidModel('it is no knowledge of a language (wrong first bytes)');
  const end = prefixBytes + new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  if (bytes.length < end) throw invalidModel('it was cut short');
  const lines = textOf(bytes.subarray(end)).split('\n');
  return {
    knowledge: readKnowledgePart(bytes.subarray(prefixBytes, end)),
    background: lines.filter((line) => line !== ''),
  };
}

function codesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (code) => String.fromCharCode(code)).join('');
}
