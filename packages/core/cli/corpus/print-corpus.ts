import { corpusIssueLine } from './corpus-issue.ts';
import type { CheckedCorpus } from './check-corpus.ts';
import type { CorpusSummary } from './corpus-summary.ts';

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;

const counts = (record: Readonly<Record<string, number>>) =>
  Object.entries(record)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** The check as text: errors, up to `most` warnings of each code, what is left out, a table of the intents, and the totals. */
export function corpusText({ issues, summary }: CheckedCorpus, most: number): string {
  const shown = new Map<string, number>();
  const lines: string[] = [];
  for (const issue of issues) {
    const before = shown.get(issue.code) ?? 0;
    shown.set(issue.code, before + 1);
    if (issue.severity === 'error' || before < most) lines.push(corpusIssueLine(issue));
  }
  const left = issues.length - lines.length;
  if (left > 0) lines.push(`… ${left} more warnings; --all shows them`);
  if (issues.length > 0) lines.push('', `by code: ${counts(Object.fromEntries(shown))}`);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const verdict = `${errors} errors, ${issues.length - errors} warnings`;
  return `${[...lines, '', ...summaryLines(summary), '', verdict].join('\n').trimStart()}\n`;
}

function summaryLines(summary: CorpusSummary): string[] {
  const head = ['intent', 'lines', 'share', 'upset', 'spans/line', 'distinct-2', 'distinct-3', 'same start', ''];
  const rows = summary.intents.map((row) => [
    row.intent,
    String(row.lines),
    `${((100 * row.lines) / Math.max(1, summary.lines)).toFixed(1)} %`,
    percent(row.upset, row.lines),
    (row.spans / Math.max(1, row.lines)).toFixed(2),
    row.distinctPairs.toFixed(2),
    row.distinctTriples.toFixed(2),
    percent(row.sameStart, 1),
    row.start,
  ]);
  const [shortest, middle, longest] = summary.lengths;
  return [
    ...aligned([head, ...rows]),
    '',
    `${summary.lines} lines in ${summary.files} files, ${summary.lines - summary.inScope} out of scope`,
    `varieties: ${counts(summary.varieties)}`,
    `emotions: ${counts(summary.emotions)}`,
    `entities: ${counts(summary.entities)}`,
    `characters: half of the lines have up to ${middle ?? 0}, nine of ten ${shortest ?? 0} to ${longest ?? 0}`,
  ];
}

/** Columns of one width: the first and the last to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === row.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
