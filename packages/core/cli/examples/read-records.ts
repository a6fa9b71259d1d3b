import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { PackIssue } from '../pack-issue.ts';
import { readRecord } from './columns.ts';
import type { Complain, RawExample, RawFile } from './example-file.ts';

/** One JSON object a line; empty lines are skipped. */
export function readJsonl(text: string, complain: Complain): RawFile {
  const records: RawExample[] = [];
  const issues: PackIssue[] = [];
  text.split(/\r?\n/).forEach((written, index) => {
    if (written.trim() === '') return;
    const value = parseJson(written);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      records.push(readRecord(index + 1, value));
    else issues.push(complain(index + 1, 'json', 'this is no JSON object', 'write {"text": "…", "intent": "…"}'));
  });
  return { records, issues };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list of `{ text, intent }`, or intents with a list of sentences each. JSON is YAML too. */
export function readYaml(text: string, complain: Complain): RawFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  const lineAt = (offset = 0) => lines.linePos(offset).line;
  if (error !== undefined) {
    const what = error.message.split('\n')[0] ?? error.message;
    const fix = 'mend the YAML here; a text with : # [ or { in it needs quotes';
    return { records: [], issues: [complain(lineAt(error.pos[0]), 'yaml', what, fix)] };
  }
  const root = document.contents;
  const records: RawExample[] = [];
  const issues: PackIssue[] = [];
  const wrong = (offset: number | undefined) =>
    issues.push(complain(lineAt(offset), 'form', 'this is no example', 'write - { text: …, intent: … }'));
  if (isSeq(root)) {
    for (const item of root.items) {
      const start = isMap(item) || isScalar(item) ? item.range?.[0] : undefined;
      const value: unknown = isMap(item) ? item.toJSON() : null;
      if (typeof value === 'object' && value !== null) records.push(readRecord(lineAt(start), value));
      else wrong(start);
    }
  } else if (isMap(root)) {
    for (const { key, value } of root.items) {
      const intent = isScalar(key) ? key.value : key;
      if (!isSeq(value)) {
        wrong(isScalar(key) ? key.range?.[0] : undefined);
        continue;
      }
      for (const item of value.items) {
        const start = isScalar(item) || isMap(item) ? item.range?.[0] : undefined;
        if (isScalar(item)) records.push({ line: lineAt(start), text: item.value, intent });
        else wrong(start);
      }
    }
  } else if (root !== null) wrong(0);
  return { records, issues };
}
