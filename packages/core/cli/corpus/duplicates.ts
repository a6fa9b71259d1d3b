import { type CorpusIssue, corpusError, corpusWarning, excerpt } from './corpus-issue.ts';
import type { PlacedLine } from './corpus-line.ts';
import { similarPairs } from './similar-pairs.ts';

/** Tuned on the retail corpus (0.6 finds other questions in the same words, 0.7 misses a word more or less in a line of ten). */
const alike = 0.65;

/** Shorter texts differ in meaning by one character (能退 and 能换): they count as alike only when they are the same. */
const shortest = 6;

const place = (line: PlacedLine) => `${line.file}:${line.line}`;

/** The letters and digits of a text: what two lines are compared by. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}?]/gu, '');

/**
 * Lines that say the same. The same text twice is an error, under two labels also (`two-labels`); a text that differs in marks and
 * case, or in a few characters, is a warning (`alike`, `near`, and `near-two-labels` where the labels differ).
 */
export function duplicateIssues(lines: readonly PlacedLine[]): CorpusIssue[] {
  const issues: CorpusIssue[] = [];
  const byText = new Map<string, PlacedLine>();
  const byBare = new Map<string, PlacedLine>();
  for (const line of lines) {
    const same = byText.get(line.text);
    const key = bare(line.text) || line.text;
    const like = byBare.get(key);
    if (same !== undefined) issues.push(sameIssue(line, same));
    else if (like !== undefined) issues.push(likeIssue(line, like));
    if (same === undefined) byText.set(line.text, line);
    if (like === undefined) byBare.set(key, line);
  }
  const texts = [...byBare].filter(([key]) => key.length >= shortest);
  const pairs = similarPairs(
    texts.map(([key]) => key),
    alike,
  );
  for (const { left, right, similarity } of pairs) {
    const first = texts[left]?.[1];
    const second = texts[right]?.[1];
    if (first === undefined || second === undefined) continue;
    const what = `${excerpt(second.text)} is ${Math.round(similarity * 100)} % of ${place(first)} ${excerpt(first.text)}`;
    issues.push(
      first.intent === second.intent
        ? corpusWarning(second, 'near', what, 'say it in other words, or remove one')
        : corpusWarning(
            second,
            'near-two-labels',
            `${what}, under ${second.intent} and ${first.intent}`,
            'decide what tells them apart, and give both that label or those words',
          ),
    );
  }
  return issues;
}

function sameIssue(line: PlacedLine, first: PlacedLine): CorpusIssue {
  return first.intent === line.intent
    ? corpusError(line, 'duplicate', `${excerpt(line.text)} stands in ${place(first)} already`, 'remove one of the two')
    : corpusError(
        line,
        'two-labels',
        `${excerpt(line.text)} is ${line.intent} here and ${first.intent} in ${place(first)}`,
        'keep the label that wins',
      );
}

function likeIssue(line: PlacedLine, first: PlacedLine): CorpusIssue {
  return first.intent === line.intent
    ? corpusWarning(
        line,
        'alike',
        `${excerpt(line.text)} differs from ${place(first)} in marks or case only`,
        'remove one of the two',
      )
    : corpusWarning(
        line,
        'alike-two-labels',
        `${excerpt(line.text)} is ${line.intent} here and ${first.intent} in ${place(first)}, but for marks or case`,
        'keep the label that wins, unless the mark makes the meaning',
      );
}
