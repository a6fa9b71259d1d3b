import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { XiaoerError } from '../../src/errors.ts';
import type { PackIssue } from '../pack-issue.ts';
import { checkRecords, checkTogether, type FileExample } from './check-examples.ts';
import { decodeText } from './decode-text.ts';
import { complainOf, exampleIssueLine, type Complain, type RawFile } from './example-file.ts';
import { readJsonl, readYaml } from './read-records.ts';
import { readCsv, readXlsx } from './read-tables.ts';

/** The examples of a file and everything that is wrong with it; they can be used where no issue is an error. */
export interface ExampleFile {
  readonly examples: readonly FileExample[];
  readonly issues: readonly PackIssue[];
}

/** Problems shown of one file; a file in the wrong form has one in every line. */
const mostShown = 200;

/**
 * Reads CSV, TSV, JSONL, YAML, JSON or XLSX by the end of the name. For training it also checks what that needs:
 * several intents where the model stands `alone`, one at least `beside` those of another.
 * Throws TRAINING_INVALID where the file cannot be opened or its kind is unknown.
 */
export async function readExamples(file: string, training: 'alone' | 'beside' | false): Promise<ExampleFile> {
  const complain = complainOf(file);
  const raw = await readRaw(file, readBytes(file), complain);
  const { examples, issues, mentions } = checkRecords(raw.records, complain);
  const found = [...raw.issues, ...issues];
  if (raw.records.length === 0 && found.length === 0) {
    found.push(complain(1, 'empty', 'no example in the file', 'write a text and its intent in each line'));
  }
  if (training !== false && found.length === issues.length)
    found.push(...checkTogether(examples, mentions, training === 'alone', complain));
  return { examples, issues: found.sort((left, right) => left.line - right.line) };
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new XiaoerError('TRAINING_INVALID', `${file} cannot be read. Give the path of a file of examples.`, {
      cause,
    });
  }
}

async function readRaw(file: string, bytes: Uint8Array, complain: Complain): Promise<RawFile> {
  const kind = extname(file).toLowerCase();
  if (kind === '.xlsx' || kind === '.xlsm') return readXlsx(bytes, complain);
  if (!['.csv', '.tsv', '.jsonl', '.ndjson', '.yaml', '.yml', '.json'].includes(kind)) {
    throw new XiaoerError(
      'TRAINING_INVALID',
      `${file}: files ending in "${kind}" are not known. Save the examples as .csv, .jsonl, .yaml or .xlsx.`,
    );
  }
  const decoded = decodeText(bytes);
  if (decoded === null) {
    const what = 'the bytes are neither UTF-8, UTF-16 nor GB18030 text';
    return { records: [], issues: [complain(1, 'encoding', what, 'save it as UTF-8')] };
  }
  if (kind === '.csv' || kind === '.tsv') return readCsv(decoded.text, complain);
  return kind === '.jsonl' || kind === '.ndjson' ? readJsonl(decoded.text, complain) : readYaml(decoded.text, complain);
}

/** Issues as lines for a terminal, with a count of those that are left out. */
export function issueText(issues: readonly PackIssue[]): string {
  const lines = issues.slice(0, mostShown).map(exampleIssueLine);
  if (issues.length > mostShown) lines.push(`… and ${issues.length - mostShown} more`);
  return lines.map((line) => `${line}\n`).join('');
}

/** True where one of the issues is not just a warning. */
export function hasErrors(issues: readonly PackIssue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}
