import { readResult, tiersOf, type HeldOut, type IntentResult, type Tier } from './card-results.ts';
import { inPercent, markdownTable, withCommas } from './markdown-table.ts';

const intentResult = () => readResult('intent') as IntentResult;
const tierNames = (isChinese: boolean) => (isChinese ? ['小模型', '大模型'] : ['small', 'full']);

/** Head and cells for what every tier has twice: on held-out lines, and on the measuring set. */
function columns(isChinese: boolean) {
  const [heldOut, set] = isChinese ? ['留出', '测评集'] : ['held out', 'set'];
  const tiers = tiersOf(intentResult());
  const heads = tiers.flatMap((_, index) => [heldOut, set].map((what) => `${tierNames(isChinese)[index]}, ${what}`));
  return { tiers, heads };
}

const rows: readonly (readonly [string, string, (scores: HeldOut) => string])[] = [
  ['lines', '句数', (scores) => withCommas(scores.lines)],
  ['intent right %', '意图正确 %', (scores) => inPercent(scores.intentAccuracy)],
  ['macro F1 %', '宏平均 F1 %', (scores) => inPercent(scores.intentMacroF1)],
  ['right one among three %', '前三之中 %', (scores) => inPercent(scores.topThree)],
  ['out of scope, precision %', '域外精确率 %', (scores) => inPercent(scores.outOfScopePrecision)],
  ['out of scope, recall %', '域外召回率 %', (scores) => inPercent(scores.outOfScopeRecall)],
  ['answered at 95 % precision, %', '95% 精确率下可答 %', (scores) => inPercent(scores.answeredAt95)],
  ['answered at 90 % precision, %', '90% 精确率下可答 %', (scores) => inPercent(scores.answeredAt90)],
  ['calibration error', '校准误差', (scores) => scores.calibrationError.toFixed(3)],
  ['emotion right %', '情绪正确 %', (scores) => inPercent(scores.emotionAccuracy)],
  ['upset found %', '不满或愤怒的找到 %', (scores) => inPercent(scores.upsetRecall)],
  ['upset, false alarms %', '误报 %', (scores) => inPercent(scores.upsetFalseAlarms)],
];

/** All figures of both tiers. */
export function drawScores(isChinese: boolean): string {
  const { tiers, heads } = columns(isChinese);
  const cell = (scores: HeldOut | undefined, show: (scores: HeldOut) => string) =>
    scores === undefined ? '–' : show(scores);
  return markdownTable(
    ['', ...heads],
    rows.map(([english, chinese, show]) => [
      isChinese ? chinese : english,
      ...tiers.flatMap(({ held, dev }) => [cell(held, show), cell(dev, show)]),
    ]),
  );
}

/** Share of right intents by variety. */
export function drawVarieties(isChinese: boolean): string {
  const { tiers, heads } = columns(isChinese);
  const names = tiers.flatMap(({ held, dev }) => [
    ...Object.keys(held?.byVariety ?? {}),
    ...Object.keys(dev?.byVariety ?? {}),
  ]);
  return markdownTable(
    [isChinese ? '意图正确 %' : 'intent right %', ...heads],
    [...new Set(names)]
      .sort()
      .map((name) => [
        `\`${name}\``,
        ...tiers.flatMap(({ held, dev }) => [
          inPercent(held?.byVariety?.[name]?.intentAccuracy),
          inPercent(dev?.byVariety[name]),
        ]),
      ]),
  );
}

/** Precision, recall and F1 of every intent, hardest first. */
export function drawIntents(isChinese: boolean): string {
  const [small, full] = tiersOf(intentResult());
  const fullF1 = new Map(full?.held?.byIntent?.map(({ intent, f1 }) => [intent, f1]));
  return markdownTable(
    isChinese
      ? ['意图', '句数', '精确率', '召回率', 'F1', '大模型 F1']
      : ['intent', 'lines', 'precision', 'recall', 'F1', 'F1, full'],
    (small?.held?.byIntent ?? []).map(({ intent, lines, precision, recall, f1 }) => [
      `\`${intent}\``,
      withCommas(lines),
      inPercent(precision),
      inPercent(recall),
      inPercent(f1),
      inPercent(fullF1.get(intent)),
    ]),
  );
}

/** The pairs of intents that the small tier confuses most. */
export function drawConfusions(isChinese: boolean): string {
  return markdownTable(
    isChinese ? ['应为', '判成', '句数'] : ['is', 'taken for', 'lines'],
    (heldOf()?.confusions ?? []).map(({ intent, predicted, lines }) => [
      `\`${intent}\``,
      `\`${predicted}\``,
      withCommas(lines),
    ]),
  );
}

/** Confidence against the share of right answers. */
export function drawCalibration(isChinese: boolean): string {
  return markdownTable(
    isChinese ? ['给出的把握 %', '实际正确 %', '句数'] : ['confidence given %', 'right %', 'lines'],
    (heldOf()?.reliability ?? [])
      .filter(({ lines }) => lines > 0)
      .map(({ confidence, right, lines }) => [inPercent(confidence), inPercent(right), withCommas(lines)]),
  );
}

function heldOf(): Tier['held'] {
  return tiersOf(intentResult())[0]?.held;
}
