import { type CorpusIssue, corpusWarning, excerpt } from './corpus-issue.ts';
import type { PlacedLine } from './corpus-line.ts';

/** A text counts as settled from this many uses, of which this share is marked as one type. */
const settled = { uses: 5, share: 0.8 };

/** Longer names are hardly ever written twice. */
const longestSurface = 12;

/** Where a text stands in a line: `type` is null where it is not marked. */
interface Use {
  readonly line: PlacedLine;
  readonly at: number;
  readonly type: string | null;
}

/**
 * Words that are marked as one type nearly always, and here not at all (`span-missed`) or as another type (`span-differs`). The
 * longest known word wins, and what lies inside another span is left alone.
 */
export function spanConsistencyIssues(lines: readonly PlacedLine[]): CorpusIssue[] {
  const issues: CorpusIssue[] = [];
  for (const [surface, uses] of usesOf(lines)) {
    const [type, marked] = mostCommon(uses);
    if (type === null || uses.length < settled.uses || marked / uses.length < settled.share) continue;
    const known = `${marked} of ${uses.length} times ${excerpt(surface)} is marked ${type}`;
    for (const { line, at, type: here } of uses) {
      if (here === type) continue;
      const start = Array.from(line.text.slice(0, at)).length;
      const range = `${start}–${start + Array.from(surface).length}`;
      issues.push(
        here === null
          ? corpusWarning(
              line,
              'span-missed',
              `${known}, not here (${excerpt(line.text)})`,
              `mark ${range}, if it means that here`,
            )
          : corpusWarning(
              line,
              'span-differs',
              `${known}, here ${here} (${excerpt(line.text)})`,
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
    for (const span of line.spans) {
      const surface = span.surface.toLowerCase();
      // One character means too many things to expect it marked.
      if (surface.length < 2 || surface.length > longestSurface || /\d/.test(surface)) continue;
      const use = { line, at: span.at, type: span.type };
      const others = uses.get(surface);
      if (others === undefined) uses.set(surface, [use]);
      else others.push(use);
    }
  for (const [surface, marked] of uses) if (marked.length < settled.uses * settled.share) uses.delete(surface);
  for (const line of lines) addUnmarked(line, uses);
  return uses;
}

function addUnmarked(line: PlacedLine, uses: ReadonlyMap<string, Use[]>): void {
  const text = line.text.toLowerCase();
  let at = 0;
  while (at < text.length) {
    const inside = line.spans.find((span) => span.at <= at && at < span.until);
    if (inside !== undefined) {
      at = inside.until;
      continue;
    }
    const next = line.spans.find((span) => span.at > at)?.at ?? text.length;
    let length = Math.min(longestSurface, next - at);
    while (length >= 2 && !(uses.has(text.slice(at, at + length)) && isWhole(text, at, at + length))) length -= 1;
    if (length < 2) {
      at += 1;
      continue;
    }
    uses.get(text.slice(at, at + length))?.push({ line, at, type: null });
    at += length;
  }
}

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
