import { readResult, tiersOf, type EntityResult, type IntentResult } from './card-results.ts';
import { inPercent, markdownTable, sized, withCommas } from './markdown-table.ts';

interface FoldRow {
  readonly intentAccuracy: number;
  readonly topThree: number;
  readonly byVariety: Readonly<Record<string, number>>;
}

interface Ablation {
  readonly unseenLines: number;
  readonly rows: readonly (FoldRow & { readonly features: string })[];
}

interface Tagged {
  readonly rulesAlone: Readonly<Record<string, EntityResult>>;
  readonly crossValidation: { readonly scores: Readonly<Record<string, EntityResult>> };
}

interface Chromium {
  readonly browser: string;
  readonly queries: readonly {
    readonly engine: string;
    readonly cpuThrottle: number;
    readonly p50Ms: number;
    readonly p95Ms: number;
  }[];
}

const chinese: Readonly<Record<string, string>> = {
  ...{ 'n-grams': 'n-gram', 'n-grams, syllables': '加音节', 'n-grams, concepts': '加概念' },
  ...{
    'n-grams, syllables, concepts': '加音节和概念',
    'and a third again with a homophone': '再加三分之一：换同音字',
    'and a third again with a character dropped': '再加三分之一：漏一个字',
    'and a third again with other marks': '再加三分之一：标点不同',
    'and a third again with a greeting or thanks': '再加三分之一：带问候或道谢',
    'and a third again with another product': '再加三分之一：换一种商品',
    'small tier': '小模型',
    'full tier in a Worker': '大模型，Worker 里',
  },
};
const named = (isChinese: boolean, name: string) => (isChinese ? (chinese[name] ?? name) : name);

/** What syllables, concepts and lines told again with noise give, by variety. */
export function drawAblation(isChinese: boolean): string {
  const { rows } = readResult('ablation') as Ablation;
  const varieties = Object.keys(rows[0]?.byVariety ?? {});
  return markdownTable(
    isChinese
      ? ['意图正确 %', '全部', '前三之中', ...varieties]
      : ['intent right %', 'all', 'among three', ...varieties],
    rows.map(({ features, intentAccuracy, topThree, byVariety }) => [
      named(isChinese, features),
      ...[intentAccuracy, topThree, ...varieties.map((variety) => byVariety[variety])].map(inPercent),
    ]),
  );
}

/** What more lines bring, as numbers. */
export function drawCurveTable(isChinese: boolean): string {
  const { points } = readResult('learning-curve') as { points: readonly (FoldRow & { lines: number })[] };
  return markdownTable(
    isChinese ? ['训练句数', '正确 %', '前三之中 %'] : ['training lines', 'right %', 'among three %'],
    points.map(({ lines, intentAccuracy, topThree }) => [
      withCommas(lines),
      inPercent(intentAccuracy),
      inPercent(topThree),
    ]),
  );
}

/** Exact spans by type: rules alone, rules and tagger on held-out lines, the same on the measuring set. */
export function drawEntities(isChinese: boolean): string {
  const { rulesAlone, crossValidation } = readResult('tagger') as Tagged;
  const dev = tiersOf(readResult('intent') as IntentResult)[0]?.dev?.entities;
  const types = Object.entries(crossValidation.scores).sort(([, left], [, right]) => right.spans - left.spans);
  return markdownTable(
    isChinese
      ? ['类型', '标注数', '仅规则 F1', '精确率', '召回率', 'F1', '测评集 F1']
      : ['type', 'marked', 'rules F1', 'precision', 'recall', 'F1', 'F1, set'],
    types.map(([type, { spans, precision, recall, f1 }]) => [
      type === 'all' ? (isChinese ? '全部' : 'all') : `\`${type}\``,
      withCommas(spans),
      ...[rulesAlone[type]?.f1, precision, recall, f1, f1Of(dev?.[type])].map(inPercent),
    ]),
  );
}

function f1Of(score: EntityResult | undefined): number | undefined {
  if (score === undefined || score.f1 !== undefined) return score?.f1;
  const sum = score.precision + score.recall;
  return sum === 0 ? 0 : (2 * score.precision * score.recall) / sum;
}

/** Bytes and weights of both tiers. */
export function drawSizes(isChinese: boolean): string {
  return markdownTable(
    isChinese
      ? ['', '特征', '权重', '体积', 'brotli 后', '上限']
      : ['', 'features', 'weights', 'bytes', 'brotli', 'ceiling'],
    tiersOf(readResult('intent') as IntentResult).map(({ model, weights, sizeBytes }) => [
      `\`${model}\``,
      withCommas(weights.features),
      withCommas(weights.entries),
      sized(sizeBytes.raw),
      sized(sizeBytes.brotli),
      sized(sizeBytes.ceiling),
    ]),
  );
}

/** Milliseconds of a question, in Node and in Chromium; training. */
export function drawSpeed(isChinese: boolean): string {
  const { latency, corpus } = readResult('intent') as IntentResult;
  const { browser, queries } = readResult('chromium') as Chromium;
  const [small, throttle] = isChinese ? ['小模型，Node', 'CPU 降速'] : ['small tier, Node', 'throttle'];
  const table = markdownTable(
    ['', throttle, isChinese ? 'p50 毫秒' : 'p50 ms', isChinese ? 'p95 毫秒' : 'p95 ms'],
    [
      [small, '1×', String(latency.p50Ms), String(latency.p95Ms)],
      ...queries
        .filter(({ engine }) => !engine.includes('BANKING77'))
        .map(({ engine, cpuThrottle, p50Ms, p95Ms }) => [
          `${named(isChinese, engine)}${isChinese ? '，' : ', '}${browser.replace(/\..*$/, '')}`,
          `${cpuThrottle}×`,
          String(p50Ms),
          String(p95Ms),
        ]),
    ],
  );
  const trained = isChinese
    ? `读入小模型 ${latency.loadMs} 毫秒。用 ${withCommas(corpus.lines)} 句训练并校准，一个核 ${corpus.trainingProcessorSeconds} 秒。`
    : `Reading the small model takes ${latency.loadMs} ms; training and calibrating it on ${withCommas(corpus.lines)} lines ${corpus.trainingProcessorSeconds} s of one core.`;
  return `${table}\n\n${trained}`;
}
