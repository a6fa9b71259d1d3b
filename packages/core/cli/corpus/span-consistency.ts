import { type CorpusIssue, corpusWarning, excerpt } from './corpus-issue.ts';
import type { PlacedLine } from './corpus-line.ts';
import { surfaceShape } from './surface-shape.ts';

/** A text counts as settled from this many uses, of which this share is marked as one type. */
const settled = { uses: 5, share: 0.8 };

/** Longer names are hardly ever written twice. */
const longestSurface = 12;

/** Where a text stands in a line: `type` is null where it is not marked. */
interface Use {
  readonly line: PlacedLine;
  readonly at: number;
  readonly until: number;
  readonly type: string | null;
}

/**
 * Words, and numbers with a word (30元 is like 1299元), that are marked as one type nearly always, and here not at all (`span-missed`) or as another type (`span-differs`). The
 * longest known word wins, and what lies inside another span is left alone.
 */
export function spanConsistencyIssues(lines: readonly PlacedLine[]): CorpusIssue[] {
  const issues: CorpusIssue[] = [];
  for (const [shape, uses] of usesOf(lines)) {
    const [type, marked] = mostCommon(uses);
    if (type === null || uses.length < settled.uses || marked / uses.length < settled.share) continue;
    const known = `${marked} of ${uses.length} times ${excerpt(shape)} is marked ${type}`;
    for (const { line, at, until, type: here } of uses) {
      // Another mark on a number was chosen: 12号 is a day, a size or a house.
      if (here === type || (here !== null && shape.includes('0'))) continue;
      const start = Array.from(line.text.slice(0, at)).length;
      const range = `${start}–${start + Array.from(line.text.slice(at, until)).length}`;
      issues.push(
        here === null
          ? corpusWarning(
              line,
              'span-missed',
              `${known}, not here (${around(line.text, start)})`,
              `mark ${range}, if it means that here`,
            )
          : corpusWarning(
              line,
              'span-differs',
              `${known}, here ${here} (${around(line.text, start)})`,
              `mark ${range} as ${type}, if it means that here`,
            ),
      );
    }
  }
  return issues;
}

function usesOf(lines: readonly PlacedLine[]): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const line of lines)
    for (const { surface, at, until, type } of line.spans) {
      const shape = surfaceShape(surface).text;
      // One character, or a bare number, means too many things to expect it marked.
      if (shape.length < 2 || shape.length > longestSurface || !/\p{L}/u.test(shape)) continue;
      const use = { line, at, until, type };
      const others = uses.get(shape);
      if (others === undefined) uses.set(shape, [use]);
      else others.push(use);
    }
  for (const [shape, marked] of uses) if (marked.length < settled.uses * settled.share) uses.delete(shape);
  for (const line of lines) addUnmarked(line, uses);
  return uses;
}

function addUnmarked(line: PlacedLine, uses: ReadonlyMap<string, Use[]>): void {
  const { text, starts, ends } = surfaceShape(line.text);
  const isMarked = starts.map((start) => line.spans.some(({ at, until }) => at <= start && start < until));
  let index = 0;
  while (index < text.length) {
    const next = isMarked.indexOf(true, index);
    const free = (next < 0 ? text.length : next) - index;
    let length = Math.min(longestSurface, free);
    while (length >= 2 && !(uses.has(text.slice(index, index + length)) && isWhole(text, index, index + length)))
      length -= 1;
    if (length >= 2) {
      const until = ends[index + length - 1] ?? 0;
      uses.get(text.slice(index, index + length))?.push({ line, at: starts[index] ?? 0, until, type: null });
    }
    index += length >= 2 ? length : 1;
  }
}

/** The words about a place, counted in code points. */
const around = (text: string, start: number) =>
  excerpt(
    Array.from(text)
      .slice(Math.max(0, start - 12))
      .join(''),
  );

/** False in the middle of a Latin word. */
function isWhole(text: string, start: number, end: number): boolean {
  const joins = (edge: number) => /^[a-z0-9]{2}$/.test(text.slice(edge - 1, edge + 1));
  return !(start > 0 && joins(start)) && !joins(end);
}

function mostCommon(uses: readonly Use[]): [string | null, number] {
  const counts = new Map<string, number>();
  for (const { type } of uses) if (type !== null) counts.set(type, (counts.get(type) ?? 0) + 1);
  let best: [string | null, number] = [null, 0];
  for (const [type, count] of counts) if (count > best[1]) best = [type, count];
  return best;
}
