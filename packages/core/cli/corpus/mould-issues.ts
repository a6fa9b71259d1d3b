import { groupBy } from './group-by.ts';
import { type CorpusIssue, corpusWarning, excerpt } from './corpus-issue.ts';
import type { PlacedLine } from './corpus-line.ts';
import { type Diversity, diversityOf, skeletonOf } from './diversity.ts';

/** Where an intent reads as if it came from a mould; set so that the hand-written retail corpus is mostly quiet. */
const limits = { sameStart: 0.06, distinctPairs: 0.55, distinctTriples: 0.8, skeleton: 3, fewestLines: 50 };

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Intents of little variety (`mould-start`, `mould-grams`) and sentences that differ in their entities only (`mould`). */
export function mouldIssues(byIntent: ReadonlyMap<string, readonly PlacedLine[]>): CorpusIssue[] {
  return [...byIntent].flatMap(([intent, lines]) => [
    ...(lines.length < limits.fewestLines ? [] : varietyIssues(intent, lines, diversityOf(lines))),
    ...skeletonIssues(lines),
  ]);
}

function varietyIssues(intent: string, lines: readonly PlacedLine[], found: Diversity): CorpusIssue[] {
  const issues: CorpusIssue[] = [];
  const [first] = lines;
  if (first === undefined) return [];
  if (found.sameStart > limits.sameStart) {
    const start = lines.find((line) => line.text.startsWith(found.start)) ?? first;
    const what = `${percent(found.sameStart)} of ${intent} begin with ${excerpt(found.start)}`;
    issues.push(corpusWarning(start, 'mould-start', what, 'begin some as other people would'));
  }
  if (found.distinctPairs < limits.distinctPairs || found.distinctTriples < limits.distinctTriples) {
    const what = `${intent} repeats itself: distinct-2 ${found.distinctPairs.toFixed(2)}, distinct-3 ${found.distinctTriples.toFixed(2)}`;
    issues.push(corpusWarning(first, 'mould-grams', what, 'add lines by other people instead of variants'));
  }
  return issues;
}

function skeletonIssues(lines: readonly PlacedLine[]): CorpusIssue[] {
  const groups = groupBy(
    lines.filter((line) => line.spans.length > 0 || /\d/.test(line.text)),
    skeletonOf,
  );
  return [...groups].flatMap(([skeleton, same]) => {
    const [first] = same;
    // What is nearly all entity (a lone order number, a product and 有吗) is how people write, not a mould.
    const rest = skeleton.replace(/<\w+>|0/g, '');
    if (first === undefined || same.length < limits.skeleton || rest.length < 5) return [];
    const others = same
      .slice(1, 6)
      .map(({ line }) => line)
      .join(', ');
    return [
      corpusWarning(
        first,
        'mould',
        `${same.length} lines say ${excerpt(skeleton, 60)} (also lines ${others})`,
        'keep one or two, say the others in other words',
      ),
    ];
  });
}
