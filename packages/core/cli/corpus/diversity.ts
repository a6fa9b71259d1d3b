import type { PlacedLine } from './corpus-line.ts';

/** How varied the lines of one intent are; every share is 0..1. */
export interface Diversity {
  /** The first characters that most lines share, and the share of lines that have them. */
  readonly start: string;
  readonly sameStart: number;
  /** Different pairs and triples of characters among all of them (distinct-2, distinct-3). */
  readonly distinctPairs: number;
  readonly distinctTriples: number;
}

/** The share of different grams falls with the amount of text: all intents are measured on as much. */
const sampleCharacters = 1500;

const startLength = 4;

/** Measures the lines of one intent, on an even sample of them. Pure. */
export function diversityOf(lines: readonly PlacedLine[]): Diversity {
  const starts = new Map<string, number>();
  for (const { text } of lines) {
    const start = startOf(text);
    if (start !== null) starts.set(start, (starts.get(start) ?? 0) + 1);
  }
  let start = '';
  for (const [candidate, count] of starts) if (count > (starts.get(start) ?? 0)) start = candidate;
  const sample = sampleOf(lines);
  return {
    start,
    sameStart: lines.length === 0 ? 0 : (starts.get(start) ?? 0) / lines.length,
    distinctPairs: distinct(sample, 2),
    distinctTriples: distinct(sample, 3),
  };
}

/** The first words of Latin text, the first characters of any other; null where a text is no longer than that. */
function startOf(text: string): string | null {
  const [words] = text.match(/^[a-z']+ [a-z']+ [a-z']+/i) ?? [];
  const start = words ?? text.slice(0, startLength);
  return /^[a-z]+$/i.test(start) || start.length < startLength || start === text ? null : start;
}

/** The text with each span replaced by its type and each number by 0: what is left of a mould. */
export function skeletonOf(line: PlacedLine): string {
  let end = 0;
  let skeleton = '';
  for (const span of line.spans) {
    if (span.at < end) continue;
    skeleton += `${line.text.slice(end, span.at)}<${span.type}>`;
    end = span.until;
  }
  return `${skeleton}${line.text.slice(end)}`
    .toLowerCase()
    .replace(/[\s,，。.!！~～]/g, '')
    .replace(/\d+/g, '0');
}

/** Latin text has 26 letters and little variety by nature, so it stays outside. */
function sampleOf(lines: readonly PlacedLine[]): string[] {
  const texts = lines.map(({ text }) => text).filter((text) => !/[a-z]{3}/i.test(text));
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const step = Math.max(1, total / sampleCharacters);
  const chosen: string[] = [];
  for (let index = 0; index < texts.length; index += step) chosen.push(texts[Math.floor(index)] ?? '');
  return chosen;
}

function distinct(texts: readonly string[], length: number): number {
  const grams = texts.flatMap((text) =>
    Array.from({ length: Math.max(0, text.length - length + 1) }, (_, index) => text.slice(index, index + length)),
  );
  return grams.length === 0 ? 1 : new Set(grams).size / grams.length;
}
