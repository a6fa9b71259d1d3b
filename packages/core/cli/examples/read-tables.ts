import type { PackIssue } from '../pack-issue.ts';
import { readRows } from './columns.ts';
import type { Complain, RawFile } from './example-file.ts';

/** CSV or TSV by its own delimiter; quoted fields may span lines. The library loads only here. */
export async function readCsv(text: string, complain: Complain): Promise<RawFile> {
  const { default: papa } = await import('papaparse');
  const rows: { line: number; cells: string[] }[] = [];
  const issues: PackIssue[] = [];
  const delimiter = guessDelimiter(text);
  let line = 1;
  let offset = 0;
  papa.parse<string[]>(text, {
    delimiter,
    step({ data, errors, meta }) {
      const [error] = errors;
      if (error === undefined) rows.push({ line, cells: data });
      else
        issues.push(
          complain(line, 'csv', error.message.toLowerCase(), 'close the quotes; inside them " is written ""'),
        );
      line += countLines(text.slice(offset, meta.cursor));
      offset = meta.cursor;
    },
  });
  const read = readRows(rows, complain);
  return { records: read.records, issues: [...issues, ...read.issues] };
}

/** The first line has titles only, so whichever of them stands there parts the columns. */
function guessDelimiter(text: string): string {
  const title = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  return [',', '\t', ';', '，'].find((sign) => title.includes(sign)) ?? ',';
}

function countLines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The first sheet of a workbook; a line is a row of it. The library loads only here. */
export async function readXlsx(bytes: Uint8Array, complain: Complain): Promise<RawFile> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return readRows(
      rows.map((cells, index) => ({ line: index + 1, cells })),
      complain,
    );
  } catch (cause) {
    const what = `no workbook that can be read (${cause instanceof Error ? cause.message : String(cause)})`;
    return { records: [], issues: [complain(1, 'xlsx', what, 'save it again as .xlsx, or as CSV in UTF-8')] };
  }
}
