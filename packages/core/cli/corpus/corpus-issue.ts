/** One thing wrong with training text, where it stands and what to do. Lines count from 1; a warning does not fail the check. */
export interface CorpusIssue {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly what: string;
  readonly fix: string;
  readonly severity: 'error' | 'warning';
}

/** Where an issue stands. */
export type CorpusPlace = Pick<CorpusIssue, 'file' | 'line'>;

/** An issue as one line of a terminal: `file:line  code  what → what to do`. */
export function corpusIssueLine({ file, line, code, what, fix, severity }: CorpusIssue): string {
  return `${file}:${line}  ${severity === 'warning' ? 'warning ' : ''}${code}  ${what} → ${fix}`;
}

/** An issue that makes the text unfit for training. */
export const corpusError = (place: CorpusPlace, code: string, what: string, fix: string): CorpusIssue => ({
  file: place.file,
  line: place.line,
  code,
  what,
  fix,
  severity: 'error',
});

/** An issue that a person should look at. */
export const corpusWarning = (place: CorpusPlace, code: string, what: string, fix: string): CorpusIssue => ({
  ...corpusError(place, code, what, fix),
  severity: 'warning',
});

/** A text short enough for a message; never cuts a character in two. */
export function excerpt(text: string, length = 30): string {
  const characters = Array.from(text);
  return `"${characters.length > length ? `${characters.slice(0, length).join('')}…` : text}"`;
}

/** The issues as they are read: errors first, each by file, line and code. */
export function orderCorpusIssues(issues: readonly CorpusIssue[]): CorpusIssue[] {
  const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
  return [...issues].sort(
    (left, right) =>
      compare(left.severity, right.severity) ||
      compare(left.file, right.file) ||
      left.line - right.line ||
      compare(left.code, right.code),
  );
}
