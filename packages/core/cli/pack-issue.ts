/** One thing wrong with a pack, where it stands and what to write instead. Lines and columns count from 1. */
export interface PackIssue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly what: string;
  readonly fix: string;
  readonly severity: 'error' | 'warning';
}

/** An issue as one line of a terminal: `file:line:col  code  what → what to do`. */
export function issueLine(issue: PackIssue): string {
  const mark = issue.severity === 'warning' ? 'warning ' : '';
  return `${issue.file}:${issue.line}:${issue.column}  ${mark}${issue.code}  ${issue.what} → ${issue.fix}`;
}

/** Sorted by place, at most one issue per place and code. */
export function orderIssues(issues: readonly PackIssue[]): PackIssue[] {
  const unique = new Map(issues.map((issue) => [`${issue.file}:${issue.line}:${issue.column}:${issue.code}`, issue]));
  return [...unique.values()].sort(
    (left, right) => left.file.localeCompare(right.file) || left.line - right.line || left.column - right.column,
  );
}
