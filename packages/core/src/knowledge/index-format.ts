import { XiaoerError } from '../errors.ts';

/** Where one gram stands: entries ascending, the summed impact of each in 1..255, and its inverse document frequency. */
export interface Posting {
  readonly rarity: number;
  readonly entries: Uint32Array;
  readonly impacts: Uint8Array;
}

/** A searchable index. `articles[entry]` is the article that the entry is one way to ask for. */
export interface KnowledgeIndex {
  readonly articles: readonly string[];
  readonly postings: ReadonlyMap<number, Posting>;
  readonly entryCount: number;
  /** Rarity of a gram that no article has. */
  readonly unknownRarity: number;
}

/** First bytes of a written index; the last is the version of the layout. */
const magic = [0x58, 0x4b, 0x49, 0x01];

/** Writes an index as bytes: grams, entries as ascending differences in variable-length integers, rarity in 1/1000. */
export function writeIndex(index: KnowledgeIndex): Uint8Array {
  const bytes: number[] = [...magic];
  const names = [...new Set(index.articles)];
  writeNumber(bytes, names.length);
  for (const name of names) {
    const units = Array.from(name, (character) => character.codePointAt(0) ?? 0);
    writeNumber(bytes, units.length);
    for (const unit of units) writeNumber(bytes, unit);
  }
  writeNumber(bytes, index.articles.length);
  const place = new Map(names.map((name, position) => [name, position]));
  for (const article of index.articles) writeNumber(bytes, place.get(article) ?? 0);
  writeNumber(bytes, Math.round(index.unknownRarity * 1000));
  writeNumber(bytes, index.postings.size);
  let lastGram = 0;
  for (const [gram, posting] of index.postings) {
    writeNumber(bytes, gram - lastGram);
    lastGram = gram;
    writeNumber(bytes, Math.round(posting.rarity * 1000));
    writeNumber(bytes, posting.entries.length);
    let lastEntry = 0;
    posting.entries.forEach((entry, position) => {
      writeNumber(bytes, entry - lastEntry);
      lastEntry = entry;
      bytes.push(posting.impacts[position] ?? 1);
    });
  }
  return Uint8Array.from(bytes);
}

/** Reads what `writeIndex` wrote. Throws PACK_INVALID on foreign or truncated bytes. */
export function readIndex(bytes: Uint8Array): KnowledgeIndex {
  if (magic.some((byte, position) => bytes[position] !== byte))
    throw broken('these bytes are no knowledge index of this version');
  const cursor = { at: magic.length };
  const next = () => readNumber(bytes, cursor);
  const names = Array.from({ length: bounded(next(), bytes) }, () =>
    Array.from({ length: bounded(next(), bytes) }, () => String.fromCodePoint(Math.min(next(), 0x10ffff))).join(''),
  );
  const articles = Array.from({ length: bounded(next(), bytes) }, () => names[next()] ?? '');
  const unknownRarity = next() / 1000;
  const postings = new Map<number, Posting>();
  const size = bounded(next(), bytes);
  let gram = 0;
  for (let read = 0; read < size; read += 1) {
    gram += next();
    const rarity = next() / 1000;
    const length = bounded(next(), bytes);
    const posting = { rarity, entries: new Uint32Array(length), impacts: new Uint8Array(length) };
    let entry = 0;
    for (let position = 0; position < length; position += 1) {
      entry += next();
      if (entry >= articles.length) throw broken(`entry ${entry} is outside of the ${articles.length} entries`);
      posting.entries[position] = entry;
      const impact = bytes[cursor.at];
      if (impact === undefined) throw broken('it ends in the middle of a posting');
      posting.impacts[position] = impact;
      cursor.at += 1;
    }
    postings.set(gram, posting);
  }
  return { articles, postings, entryCount: articles.length, unknownRarity };
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

function readNumber(bytes: Uint8Array, cursor: { at: number }): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[cursor.at];
    if (byte === undefined || scale > 2 ** 42) throw broken('the knowledge index ends in the middle of a number');
    cursor.at += 1;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return value;
    scale *= 0x80;
  }
}

/** A count larger than the file itself is a broken file, not a reason to reserve memory. */
function bounded(count: number, bytes: Uint8Array): number {
  if (count > bytes.length) throw broken(`a count of ${count} does not fit into ${bytes.length} bytes`);
  return count;
}

function broken(what: string): XiaoerError {
  return new XiaoerError(
    'PACK_INVALID',
    `Cannot read the knowledge index: ${what}. Compile the pack again with \`xiaoer check\`.`,
  );
}
