import type { PackIssue } from '../pack-issue.ts';

/** One record of a file of examples, before it is checked. `line` counts from 1. */
export interface RawExample {
  readonly line: number;
  readonly text: unknown;
  readonly intent: unknown;
  readonly emotion?: unknown;
  readonly entities?: unknown;
}

/** What a reader found: records, and what it could not read. */
export interface RawFile {
  readonly records: readonly RawExample[];
  readonly issues: readonly PackIssue[];
}

/** Makes issues of one file. */
export type Complain = (
  line: number,
  code: string,
  what: string,
  fix: string,
  severity?: PackIssue['severity'],
) => PackIssue;

/** A `Complain` for the file of this name. Column is always 1: a line of examples is short. */
export function complainOf(file: string): Complain {
  return (line, code, what, fix, severity = 'error') => ({ file, line, column: 1, code, what, fix, severity });
}

/** An issue of examples in a terminal: `file:line  code  what → what to do`. */
export function exampleIssueLine(issue: PackIssue): string {
  const mark = issue.severity === 'warning' ? 'warning ' : '';
  return `${issue.file}:${issue.line}  ${mark}${issue.code}  ${issue.what} → ${issue.fix}`;
}
