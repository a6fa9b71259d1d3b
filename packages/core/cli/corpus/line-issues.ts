import { nearestName } from '../../src/pack/nearest.ts';
import { emotionLabels } from '../../src/training/example.ts';
import { type CorpusIssue, corpusError, corpusWarning, excerpt } from './corpus-issue.ts';
import type { CorpusSpan, PlacedLine } from './corpus-line.ts';
import { entityTypes, forbiddenMarks } from './entity-rulings.ts';

/** How people write: the varieties that a line may name. */
const varieties: readonly string[] = ['zh', 'zh-dialect', 'zh-hant', 'zh-mixed', 'zh-typo', 'en'];

/** What is wrong in one line by itself: its label, its text, its spans. `intents` are the labels that exist. */
export function lineIssues(line: PlacedLine, intents: readonly string[]): CorpusIssue[] {
  return [...labelIssues(line, intents), ...kindIssues(line), ...textIssues(line), ...spanIssues(line)];
}

function labelIssues(line: PlacedLine, intents: readonly string[]): CorpusIssue[] {
  if (intents.includes(line.intent)) return [];
  const near = nearestName(line.intent, intents);
  const fix = near === null ? 'write an intent of the pack, or out_of_scope' : `did you mean ${near}?`;
  return [corpusError(line, 'label', `there is no intent ${line.intent}`, fix)];
}

function kindIssues(line: PlacedLine): CorpusIssue[] {
  const refuse = (code: string, name: string | undefined, known: readonly string[]) =>
    name === undefined || known.includes(name)
      ? []
      : [corpusError(line, code, `there is no ${code} ${name}`, `write one of ${known.join(', ')}`)];
  return [...refuse('variety', line.variety, varieties), ...refuse('emotion', line.emotion, emotionLabels)];
}

function textIssues(line: PlacedLine): CorpusIssue[] {
  const issues: CorpusIssue[] = [];
  if (line.text !== line.text.trim())
    issues.push(
      corpusWarning(
        line,
        'space',
        `${excerpt(line.text)} begins or ends with a space`,
        'remove it, and move the spans',
      ),
    );
  if (/[\p{Cc}\ufffd]/u.test(line.text))
    issues.push(
      corpusWarning(line, 'control', 'the text holds a control or replacement character', 'write what was meant'),
    );
  return issues;
}

function spanIssues(line: PlacedLine): CorpusIssue[] {
  const length = Array.from(line.text).length;
  const issues: CorpusIssue[] = [];
  let previous: CorpusSpan | undefined;
  for (const span of line.spans) {
    const name = `${span.type} ${span.start}–${span.end}`;
    if (!entityTypes.includes(span.type)) {
      const near = nearestName(span.type, entityTypes);
      const fix = near === null ? `write one of ${entityTypes.join(', ')}` : `did you mean ${near}?`;
      issues.push(corpusError(line, 'span-type', `there is no entity type ${span.type}`, fix));
    }
    if (span.start < 0 || span.end > length || span.start >= span.end) {
      const units = span.end > length && span.end <= line.text.length ? '; these look like UTF-16 units' : '';
      const fix = `count code points, 0 to ${length}, end exclusive${units}`;
      issues.push(corpusError(line, 'span-range', `${name} is not inside the text`, fix));
      continue;
    }
    if (previous !== undefined && span.start < previous.start)
      issues.push(
        corpusError(line, 'span-order', `${name} stands after a later span`, 'sort the spans by their start'),
      );
    else if (previous !== undefined && span.start < previous.end)
      issues.push(
        corpusError(
          line,
          'span-overlap',
          `${name} overlaps ${previous.type} ${previous.start}–${previous.end}`,
          'keep one of the two',
        ),
      );
    previous = span;
    issues.push(...surfaceIssues(line, span));
  }
  return issues;
}

function surfaceIssues(line: PlacedLine, span: CorpusSpan): CorpusIssue[] {
  const issues: CorpusIssue[] = [];
  const shown = `${span.type} ${excerpt(span.surface)}`;
  if (/^[\s\p{P}]|[\s,，。!！?？]$/u.test(span.surface) && !/^[《「“"'(（【#@-]/u.test(span.surface))
    issues.push(
      corpusWarning(line, 'span-edge', `${shown} begins or ends with a space or a mark`, 'leave it outside the span'),
    );
  if (isCut(line, span.at) || isCut(line, span.until))
    issues.push(
      corpusWarning(line, 'span-cut', `${shown} cuts a number or a word in two`, 'move the edge of the span'),
    );
  const ruling = forbiddenMarks.find(({ type, surface }) => type === span.type && surface.test(span.surface));
  if (ruling !== undefined) issues.push(corpusWarning(line, 'ruling', `${shown} is marked`, ruling.fix));
  return issues;
}

/** True where a number or a Latin word goes on across the edge; two spans side by side (178 and 150斤) may part one. */
function isCut({ text, spans }: PlacedLine, edge: number): boolean {
  if (spans.some(({ until }) => until === edge) && spans.some(({ at }) => at === edge)) return false;
  const around = text.slice(Math.max(0, edge - 1), edge + 1);
  return edge > 0 && (/^[0-9]{2}$/.test(around) || /^[a-z]{2}$/.test(around));
}
