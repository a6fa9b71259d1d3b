import { nearestName } from '../../src/pack/nearest.ts';
import type { Complain, RawFile } from './example-file.ts';

/** What a field of an example may be called. */
export const fieldNames: Readonly<Record<'text' | 'intent' | 'emotion' | 'entities', readonly string[]>> = {
  text: ['text', 'utterance', 'sentence', 'question', 'query', '问题', '文本', '句子', '問題'],
  intent: ['intent', 'label', 'category', '意图', '标签', '分类', '意圖'],
  emotion: ['emotion', '情绪', '情緒'],
  entities: ['entities', 'spans'],
};

/** Titles that a message repeats; a file in another form can have a page in its first line. */
const mostTitles = 8;

/** Where each field stands among the titles of a table, -1 for a field that is not there. */
export function columnsOf(titles: readonly string[]): Record<keyof typeof fieldNames, number> {
  const plain = titles.map((title) => title.trim().toLowerCase());
  const find = (names: readonly string[]) => plain.findIndex((title) => names.includes(title));
  return {
    text: find(fieldNames.text),
    intent: find(fieldNames.intent),
    emotion: find(fieldNames.emotion),
    entities: find(fieldNames.entities),
  };
}

/** A table as records: its first row names the columns. `line` is the place of a row in its file. */
export function readRows(rows: readonly { line: number; cells: readonly unknown[] }[], complain: Complain): RawFile {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell != null && String(cell).trim() !== ''));
  const [head, ...body] = filled;
  if (head === undefined) return { records: [], issues: [] };
  const titles = head.cells.map((cell) => (cell === null ? '' : String(cell).trim()));
  const written = titles
    .slice(0, mostTitles)
    .map((title) => title.slice(0, 30))
    .join(', ');
  const columns = columnsOf(titles);
  const issues = (['text', 'intent'] as const)
    .filter((field) => columns[field] < 0)
    .map((field) => {
      const near = titles.find((title) => title !== '' && nearestName(title, [field]) !== null);
      const fix =
        near === undefined ? `name it ${field} (${fieldNames[field].join(', ')})` : `rename ${near} to ${field}`;
      return complain(head.line, 'columns', `no column ${field} among ${written}`, fix);
    });
  if (issues.length > 0) return { records: [], issues };
  const records = body.map(({ line, cells }) => ({
    line,
    text: cells[columns.text],
    intent: cells[columns.intent],
    emotion: columns.emotion < 0 ? undefined : cells[columns.emotion],
  }));
  return { records, issues: [] };
}

/** A record with its fields by any of their names. */
export function readRecord(line: number, record: object): RawFile['records'][number] {
  const entries = Object.entries(record);
  const valueOf = (field: keyof typeof fieldNames): unknown =>
    entries.find(([key]) => fieldNames[field].includes(key.trim().toLowerCase()))?.[1];
  return {
    line,
    text: valueOf('text'),
    intent: valueOf('intent'),
    emotion: valueOf('emotion'),
    entities: valueOf('entities'),
  };
}
