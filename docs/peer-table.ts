import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pages.ts';

/** The guide's pages that show the table. */
export const peerPages = ['docs/guide/7-understanding.md', 'docs/guide/7-understanding.zh.md'];

interface PeerRow {
  readonly set: string;
  readonly examples: string;
  readonly peer: string;
  readonly accuracy: number;
  readonly accuracyDeviation?: number;
  readonly outsideAuroc?: number;
  readonly trainingSeconds: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly brotliBytes: number;
}

const start = '<!-- drawn from packages/core/bench/results/peers.json -->';
const end = '<!-- end of what is drawn -->';
const setTitles: Readonly<Record<string, string>> = {
  banking77: 'BANKING77',
  clinc150: 'CLINC150',
  hwu64: 'HWU64',
  retail: 'Retail (zh)',
};

/** The page with its table drawn anew from the committed result file. Throws where the page has no place for it. */
export function withPeerTable(page: string, text: string): string {
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${page} has no place for the table. Put the two comments ${start} and ${end} where it belongs.`);
  }
  return `${before}${start}\n\n${drawTable(page.endsWith('.zh.md'))}\n\n${end}${after}`;
}

function drawTable(isChinese: boolean): string {
  const file = join(root, 'packages/core/bench/results/peers.json');
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: readonly PeerRow[] };
  const head = isChinese
    ? ['数据集', '每个意图的例句', '分类器', '准确率 %', '域外 AUROC', '训练 秒', '查询 p50 / p95 毫秒', '体积 kB']
    : [
        'Set',
        'Examples per intent',
        'Classifier',
        'Accuracy %',
        'AUROC',
        'Training s',
        'Query p50 / p95 ms',
        'Size kB',
      ];
  const cells = rows.map((row) => [
    setTitles[row.set] ?? row.set,
    row.examples === 'all' && isChinese ? '全部' : row.examples,
    row.peer,
    percent(row),
    row.outsideAuroc?.toFixed(3) ?? '–',
    String(row.trainingSeconds),
    `${row.p50Ms} / ${row.p95Ms}`,
    String(Math.round(row.brotliBytes / 1000)),
  ]);
  return [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function percent({ accuracy, accuracyDeviation }: PeerRow): string {
  const mean = (accuracy * 100).toFixed(1);
  return accuracyDeviation === undefined ? mean : `${mean} ± ${(accuracyDeviation * 100).toFixed(1)}`;
}
