import { groupBy } from './group-by.ts';
import { type CorpusIssue, corpusError, corpusWarning } from './corpus-issue.ts';
import type { PlacedLine } from './corpus-line.ts';

const groupOf = (intent: string) => intent.split('.')[0] ?? intent;

/** An intent with less than this share of the median has too little text to be told from its neighbours. */
const fewestOfMedian = 0.1;

/** Below this a label is hardly learned at all. */
const fewestLines = 10;

/**
 * Where lines stand: a group of intents (`order.*`) in one file, intents in the order of the pack, each in one run; else reviewed
 * differences get lost. One issue a file and kind, at the first line that is out of place.
 */
export function orderIssues(lines: readonly PlacedLine[], intents: readonly string[]): CorpusIssue[] {
  const homes = homesOf(lines);
  const issues: CorpusIssue[] = [];
  for (const [file, rows] of groupBy(lines, (line) => line.file)) {
    const astray = rows.filter(({ intent }) => homes.get(groupOf(intent)) !== file);
    const [stray] = astray;
    if (stray !== undefined) {
      const what = `${astray.length} lines, the first ${stray.intent}, stand outside ${homes.get(groupOf(stray.intent)) ?? ''}`;
      issues.push(corpusError(stray, 'group', what, 'move them to the file of their group'));
    }
    const known = rows.filter(({ intent }) => intents.includes(intent));
    const late = known.find((row, index) => index > 0 && rank(intents, row) < rank(intents, known[index - 1]));
    if (late !== undefined)
      issues.push(
        corpusError(
          late,
          'order',
          `${late.intent} stands after a later intent`,
          'keep the order of the pack, each intent in one run',
        ),
      );
  }
  return issues;
}

const rank = (intents: readonly string[], line: PlacedLine | undefined) => intents.indexOf(line?.intent ?? '');

/** The file that holds most lines of a group. */
function homesOf(lines: readonly PlacedLine[]): Map<string, string> {
  const groups = groupBy(lines, ({ intent }) => groupOf(intent));
  return new Map(
    [...groups].map(([group, rows]): [string, string] => {
      const files = [...groupBy(rows, ({ file }) => file)];
      const [home] = files.sort((left, right) => right[1].length - left[1].length);
      return [group, home?.[0] ?? ''];
    }),
  );
}

/** Labels without text (`absent`) or with far less than the others (`few`). */
export function balanceIssues(
  byIntent: ReadonlyMap<string, readonly PlacedLine[]>,
  intents: readonly string[],
  folder: string,
): CorpusIssue[] {
  const sizes = [...byIntent.values()].map((lines) => lines.length).sort((left, right) => left - right);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const needed = Math.ceil(Math.max(fewestLines, median * fewestOfMedian));
  return intents.flatMap((intent) => {
    const rows = byIntent.get(intent) ?? [];
    const [first] = rows;
    if (first === undefined)
      return [corpusWarning({ file: folder, line: 0 }, 'absent', `no line is ${intent}`, `write at least ${needed}`)];
    if (rows.length >= needed) return [];
    return [
      corpusWarning(
        first,
        'few',
        `${intent} has ${rows.length} lines, the median is ${median}`,
        `write at least ${needed}`,
      ),
    ];
  });
}
