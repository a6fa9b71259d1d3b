import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pages.ts';

interface ChromiumResult {
  readonly queries: readonly {
    readonly engine: string;
    readonly cpuThrottle: number;
    readonly p50Ms: number;
    readonly p95Ms: number;
    readonly p99Ms: number;
  }[];
  readonly fit: {
    readonly examples: number;
    readonly intents: number;
    readonly fitMs: number;
    readonly trainMs: number;
  };
  readonly browser: string;
}

const start = '<!-- drawn from packages/core/bench/results/chromium.json -->';
const end = '<!-- end of what is drawn from chromium.json -->';
const chinese: Readonly<Record<string, string>> = {
  'small tier': '小模型',
  'full tier in a Worker': '大模型，在 Worker 里',
  'small tier, BANKING77': '小模型，BANKING77',
  'nlp.js, BANKING77': 'nlp.js，BANKING77',
};

/** The page with what was measured in Chromium drawn anew from the committed result file. Throws where the page has no place for it. */
export function withChromiumTable(page: string, text: string): string {
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new Error(`${page} has no place for the table. Put the two comments ${start} and ${end} where it belongs.`);
  }
  return `${before}${start}\n\n${draw(page.endsWith('.zh.md'))}\n\n${end}${after}`;
}

function draw(isChinese: boolean): string {
  const file = join(root, 'packages/core/bench/results/chromium.json');
  const { queries, fit, browser } = JSON.parse(readFileSync(file, 'utf8')) as ChromiumResult;
  const head = isChinese
    ? [browser, 'CPU 降速', 'p50 毫秒', 'p95 毫秒', 'p99 毫秒']
    : [browser, 'CPU throttle', 'p50 ms', 'p95 ms', 'p99 ms'];
  const rows = queries.map((row) => [
    isChinese ? (chinese[row.engine] ?? row.engine) : row.engine,
    `${row.cpuThrottle}×`,
    String(row.p50Ms),
    String(row.p95Ms),
    String(row.p99Ms),
  ]);
  const table = [head, head.map(() => '---'), ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
  const trained = isChinese
    ? `在页面的 Worker 里训练 ${fit.examples} 句、${fit.intents} 个意图：\`fit\` ${fit.fitMs} 毫秒；\`train\`（另含校准）${fit.trainMs} 毫秒。`
    : `Training on ${fit.examples} examples of ${fit.intents} intents in a Worker of the page: \`fit\` ${fit.fitMs} ms; \`train\`, which calibrates too, ${fit.trainMs} ms.`;
  return `${table}\n\n${trained}`;
}
