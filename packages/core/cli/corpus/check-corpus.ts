import { relative } from 'node:path';
import { balanceIssues, orderIssues } from './arrangement.ts';
import { groupBy } from './group-by.ts';
import { type CorpusIssue, orderCorpusIssues } from './corpus-issue.ts';
import { type CorpusSummary, summarize } from './corpus-summary.ts';
import { duplicateIssues } from './duplicates.ts';
import { lineIssues } from './line-issues.ts';
import { mouldIssues } from './mould-issues.ts';
import { readCorpusFiles } from './read-corpus-files.ts';
import { spanConsistencyIssues } from './span-consistency.ts';

/** What a folder of training text holds and what is wrong in it; `ok` is false where there is an error. */
export interface CheckedCorpus {
  readonly ok: boolean;
  readonly issues: readonly CorpusIssue[];
  readonly summary: CorpusSummary;
}

/** Checks the *.jsonl files of a folder against the labels that exist, in their order. All issues come at once. */
export function checkCorpus(folder: string, intents: readonly string[]): CheckedCorpus {
  const { files, lines, issues: unreadable } = readCorpusFiles(folder);
  const byIntent = groupBy(lines, (line) => line.intent);
  const issues = orderCorpusIssues([
    ...unreadable,
    ...lines.flatMap((line) => lineIssues(line, intents)),
    ...duplicateIssues(lines),
    ...spanConsistencyIssues(lines),
    ...mouldIssues(byIntent),
    ...orderIssues(lines, intents),
    ...balanceIssues(byIntent, intents, relative(process.cwd(), folder) || folder),
  ]);
  return {
    ok: issues.every(({ severity }) => severity === 'warning'),
    issues,
    summary: summarize(files, byIntent, intents),
  };
}
