import type { NormalizedText, Normalizer } from '../../intent/normalize.ts';
import { cutTokens, type TagToken } from '../../intent/tagger/cut-tokens.ts';

/** A training line: text as typed and its spans, in Unicode code points as data sets count. */
export interface TaggedLine {
  readonly text: string;
  readonly entities?: readonly TaggedSpan[] | undefined;
}

/** One marked entity; `end` is exclusive. */
export interface TaggedSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A line as the trainer works on it. `spans` count tokens, `last` inclusive. */
export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly TagToken[];
  readonly spans: readonly { readonly type: string; readonly first: number; readonly last: number }[];
}

/** Normalises and cuts a line. A span that begins or ends inside a token is left out: the tagger could never give it. */
export function tokenizeLine(line: TaggedLine, normalize: Normalizer): TokenizedLine {
  const normalized = normalize(line.text);
  const tokens = cutTokens(normalized.text);
  const units = unitOffsets(line.text);
  const firsts = new Map(tokens.map(({ start }, index) => [start, index]));
  const lasts = new Map(tokens.map(({ end }, index) => [end, index]));
  const spans = (line.entities ?? []).flatMap(({ type, start, end }) => {
    const range = rangeIn(normalized, units[start] ?? 0, units[end] ?? 0);
    const first = firsts.get(range.start);
    const last = lasts.get(range.end);
    return first === undefined || last === undefined || last < first ? [] : [{ type, first, last }];
  });
  return { text: normalized.text, tokens, spans };
}

/** The tags of a line: see `Tagger`. Spans of other types than these have none. */
export function tagsOf(line: TokenizedLine, types: readonly string[]): Uint8Array {
  const tags = new Uint8Array(line.tokens.length);
  for (const { type, first, last } of line.spans) {
    const index = types.indexOf(type);
    if (index < 0) continue;
    const base = 1 + 4 * index;
    tags.fill(base + 1, first, last + 1);
    tags[last] = base + 2;
    tags[first] = first === last ? base + 3 : base;
  }
  return tags;
}

function rangeIn(normalized: NormalizedText, start: number, end: number): { start: number; end: number } {
  const { starts, ends } = normalized;
  let last = ends.length;
  while (last > 0 && (ends[last - 1] ?? 0) > end) last -= 1;
  return { start: starts.findIndex((unit) => unit >= start), end: last };
}

/** Data sets count code points, the library UTF-16 units. */
function unitOffsets(text: string): number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets[offsets.length - 1] ?? 0) + character.length);
  return offsets;
}
