import { emotionLabels, outOfScope, type TrainingExample } from '../../src/training/example.ts';
import type { PackIssue } from '../pack-issue.ts';
import type { Complain, RawExample } from './example-file.ts';

/** An example that can be trained on, and the line it stands in. */
export interface FileExample extends TrainingExample {
  readonly line: number;
}

/** Longer lines are pasted pages, not what a customer says. */
const longestText = 2000;

/** The model file numbers its columns in one byte, and emotions take six. */
const mostIntents = 250;

/** What spreadsheets and data tools write for "nothing". */
const nothing = /^(nan|null|none|undefined|#n\/a|#value!|#ref!)$/i;

/** Checks each record by itself: what may be trained on, and what is wrong with the rest. */
export function checkRecords(records: readonly RawExample[], complain: Complain) {
  const examples: FileExample[] = [];
  const issues: PackIssue[] = [];
  /** Lines of each intent, also those that are wrong otherwise: mended, they count. */
  const mentions = new Map<string, number>();
  for (const record of records) {
    const intent = plain(record.intent);
    if (intent !== '' && !nothing.test(intent)) mentions.set(intent, (mentions.get(intent) ?? 0) + 1);
    const found = recordIssues(record, complain);
    issues.push(...found);
    if (found.length > 0) continue;
    const emotion = emotionLabels.find((label) => label === record.emotion);
    const known = { line: record.line, text: plain(record.text), intent: plain(record.intent) };
    examples.push(emotion === undefined ? known : { ...known, emotion });
  }
  return { examples, issues, mentions };
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function recordIssues({ line, text, intent, emotion, entities }: RawExample, complain: Complain): PackIssue[] {
  const issues: PackIssue[] = [];
  const [said, label] = [plain(text), plain(intent)];
  if (said === '')
    issues.push(complain(line, 'text-empty', 'no text', 'write what a customer says, or remove the line'));
  else if (nothing.test(said))
    issues.push(complain(line, 'text-nan', `the text is ${said}`, 'write the sentence, or remove the line'));
  if (said.length > longestText) {
    const what = `the text has ${said.length} characters, more than ${longestText}`;
    issues.push(complain(line, 'text-long', what, 'keep the sentence that shows the intent'));
  }
  if (label === '') issues.push(complain(line, 'intent-empty', 'no intent', 'write the intent, or remove the line'));
  else if (nothing.test(label)) issues.push(complain(line, 'intent-nan', `the intent is ${label}`, 'write the intent'));
  else if (label.length > 80 || /[\r\n]/.test(label)) {
    issues.push(
      complain(line, 'intent-long', `the intent has ${label.length} characters`, 'write a short name, e.g. ship.track'),
    );
  }
  const told = typeof emotion === 'string' ? emotion.trim() : emotion;
  if (told !== undefined && told !== null && told !== '' && !emotionLabels.some((known) => known === told)) {
    issues.push(
      complain(
        line,
        'emotion',
        `unknown emotion ${JSON.stringify(told).slice(0, 40)}`,
        `write one of ${emotionLabels.join(', ')}`,
      ),
    );
  }
  return [...issues, ...spanIssues(line, said, entities, complain)];
}

function spanIssues(line: number, text: string, entities: unknown, complain: Complain): PackIssue[] {
  if (entities === undefined || entities === null || entities === '') return [];
  if (!Array.isArray(entities)) {
    const fix = 'write [{"start": 0, "end": 2, "type": "product"}], or leave it out';
    return [complain(line, 'span', 'the entities are no list', fix)];
  }
  const length = Array.from(text).length;
  return entities.flatMap((entity: unknown) => {
    const { start, end } = Object(entity) as { start?: unknown; end?: unknown };
    const isInside = Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) <= length;
    if (isInside && Number(start) < Number(end)) return [];
    const what = `the span ${String(start)}–${String(end)} is not in a text of ${length} characters`;
    return [complain(line, 'span', what, 'count from 0, in characters; the end is after the last one')];
  });
}

/** What only shows over all examples of a file that is to be trained on; `mentions` counts the lines of each intent, wrong ones too. */
export function checkTogether(
  examples: readonly FileExample[],
  mentions: ReadonlyMap<string, number>,
  isAlone: boolean,
  complain: Complain,
): PackIssue[] {
  const first = new Map(examples.toReversed().map((example) => [example.intent, example.line]));
  const [only] = mentions.keys();
  const issues: PackIssue[] = [];
  if (mentions.size === 1 && isAlone) {
    issues.push(
      complain(1, 'one-intent', `every line has the intent ${only}`, `add lines of another, or of ${outOfScope}`),
    );
  }
  if (mentions.size > mostIntents) {
    const what = `${mentions.size} intents, more than ${mostIntents}`;
    issues.push(complain(1, 'intents-many', what, 'put intents with the same answer together'));
  }
  for (const [intent, count] of mentions) {
    const line = first.get(intent);
    if (count > 1 || line === undefined) continue;
    const fix = 'write at least one more, better ten, or remove it';
    issues.push(complain(line, 'one-example', `${intent} has one example only`, fix));
  }
  return [...issues, ...contradictions(examples, complain)];
}

function contradictions(examples: readonly FileExample[], complain: Complain): PackIssue[] {
  const first = new Map<string, FileExample>();
  return examples.flatMap((example) => {
    const earlier = first.get(example.text);
    if (earlier === undefined) first.set(example.text, example);
    if (earlier === undefined || earlier.intent === example.intent) return [];
    const what = `"${example.text.slice(0, 40)}" is ${example.intent} here and ${earlier.intent} in line ${earlier.line}`;
    return [complain(example.line, 'two-intents', what, 'keep the one whose answer helps', 'warning')];
  });
}
