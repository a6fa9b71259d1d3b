import { noKnowledge, type EnglishKnowledge, type Knowledge } from '../language/knowledge.ts';
import { gapsOf, sumGaps } from './gaps.ts';
import { invalidModel } from './invalid.ts';

/*
 * For each kind (syllables, then concepts): u32 groups · u32 numbers · u32 gap bytes · numbers per group, cut into 255s ·
 * gaps of the upper bits of the numbers, running through all groups of a kind by restarting at 0 · their low bytes.
 * Where English is known its concepts follow as a third kind, then its words, `form words` or `little` a line, in ASCII.
 */
const prefixBytes = 12;

/** A kind of groups of ascending numbers, with the number of low bytes that are stored as they are. */
interface Kind {
  readonly lowBytes: number;
}

const characters: Kind = { lowBytes: 1 };
const expressions: Kind = { lowBytes: 2 };

/** Knowledge as bytes; none where there is nothing to tell. */
export function writeKnowledgePart({ syllables, concepts, english }: Knowledge): Uint8Array {
  if (syllables.length === 0 && concepts.length === 0 && english === undefined) return new Uint8Array(0);
  const codes = syllables.map((text) => Uint32Array.from(text, (character) => character.charCodeAt(0)).sort());
  const parts = [writeGroups(codes, characters), writeGroups(concepts, expressions)];
  if (english !== undefined) parts.push(writeGroups(english.concepts, expressions), writeWords(english));
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** The inverse of `writeKnowledgePart`. Throws MODEL_INVALID where the bytes do not fit each other. */
export function readKnowledgePart(bytes: Uint8Array): Knowledge {
  if (bytes.length === 0) return noKnowledge;
  const first = readGroups(bytes, characters);
  const second = readGroups(bytes.subarray(first.size), expressions);
  const rest = bytes.subarray(first.size + second.size);
  return {
    syllables: first.groups.map((codes) => String.fromCharCode(...codes)),
    concepts: second.groups,
    ...(rest.length > 0 && { english: readEnglish(rest) }),
  };
}

function writeWords({ forms, little }: EnglishKnowledge): Uint8Array {
  const lines = [...Object.entries(forms).map(([form, words]) => `${form} ${words}`), ...little];
  return Uint8Array.from(lines.join('\n'), (character) => character.charCodeAt(0));
}

function readEnglish(bytes: Uint8Array): EnglishKnowledge {
  const { groups, size } = readGroups(bytes, expressions);
  const lines = Array.from(bytes.subarray(size), (code) => String.fromCharCode(code))
    .join('')
    .split('\n');
  const forms: Record<string, string> = {};
  const little: string[] = [];
  for (const line of lines) {
    const space = line.indexOf(' ');
    if (space > 0) forms[line.slice(0, space)] = line.slice(space + 1);
    else if (line !== '') little.push(line);
  }
  return { forms, little, concepts: groups };
}

function writeGroups(groups: readonly Uint32Array[], { lowBytes }: Kind): Uint8Array {
  const shift = 8 * lowBytes;
  const numbers = groups.flatMap((group) => [...group]);
  const gaps = groups.flatMap((group) => gapsOf(group.map((number) => number >>> shift)));
  const low = Array.from({ length: lowBytes }, (_, byte) => numbers.map((number) => (number >>> (8 * byte)) & 0xff));
  const prefix = new DataView(new ArrayBuffer(prefixBytes));
  let filled = 0;
  const lengths = gapsOf(groups.map((group) => (filled += group.length)));
  [groups.length, numbers.length, gaps.length].forEach((value, index) => prefix.setUint32(4 * index, value, true));
  return Uint8Array.from([...new Uint8Array(prefix.buffer), ...lengths, ...gaps, ...low.flat()]);
}

function readGroups(bytes: Uint8Array, { lowBytes }: Kind): { groups: Uint32Array[]; size: number } {
  if (bytes.length < prefixBytes) throw invalidModel('its knowledge was cut short');
  const prefix = new DataView(bytes.buffer, bytes.byteOffset, prefixBytes);
  const [groupCount, count, gapBytes] = [0, 4, 8].map((at) => prefix.getUint32(at, true)) as [number, number, number];
  const gapsAt = endOfGaps(bytes, prefixBytes, groupCount);
  const lowAt = gapsAt + gapBytes;
  const size = lowAt + lowBytes * count;
  if (bytes.length < size) throw invalidModel('its knowledge was cut short');
  const ends = sumGaps(bytes.subarray(prefixBytes, gapsAt), groupCount);
  if ((ends[groupCount - 1] ?? 0) !== count) throw invalidModel('its knowledge does not add up');
  const gaps = bytes.subarray(gapsAt, lowAt);
  const low = bytes.subarray(lowAt, size);
  let gapAt = 0;
  let at = 0;
  const groups = Array.from(ends, (end) => {
    const length = end - at;
    const upper = sumGaps(gaps.subarray(gapAt, (gapAt = endOfGaps(gaps, gapAt, length))), length);
    const group = upper.map((number, index) => {
      let value = number;
      for (let byte = lowBytes - 1; byte >= 0; byte -= 1) value = value * 256 + (low[byte * count + at + index] ?? 0);
      return value;
    });
    at = end;
    return group;
  });
  return { groups, size };
}

/** Where the gaps of `count` numbers that begin at `from` end. */
function endOfGaps(gaps: Uint8Array, from: number, count: number): number {
  let at = from;
  for (let found = 0; found < count && at < gaps.length; at += 1) if (gaps[at] !== 255) found += 1;
  return at;
}
