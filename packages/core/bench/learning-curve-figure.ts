import { escape } from '../cli/report/markup.ts';
import type { FoldScore } from './one-fold.ts';

/** What more training lines bring: scores on the same unseen lines, fewest training lines first. */
export interface LearningCurve {
  readonly unseenLines: number;
  readonly points: readonly ({ readonly lines: number } & FoldScore)[];
}

const [width, height, left, top, side, foot, margin] = [360, 330, 42, 44, 306, 222, 16];

/** The figure brings its own ground, so that it can be read on light and on dark pages; it follows the reader's system. */
const style = `
svg{color-scheme:light dark;font:12px system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.ground{fill:#fff}text{fill:#4a525d}.title{fill:#1c2026;font-size:13px;font-weight:600}.axis{stroke:#dde1e6}
.intent{stroke:#1a6fd4;fill:#1a6fd4}.three{stroke:#0f766e;fill:#0f766e}
polyline.intent,polyline.three{fill:none;stroke-width:2}text.intent,text.three{stroke:none}
@media(prefers-color-scheme:dark){.ground{fill:#14171b}text{fill:#a0a9b5}.title{fill:#e8ebef}.axis{stroke:#343a43}
.intent{stroke:#6aabff;fill:#6aabff}.three{stroke:#5eead4;fill:#5eead4}}
`.trim();

interface Curve {
  readonly name: string;
  readonly key: 'topThree' | 'intentAccuracy';
  readonly label: string;
  /** From the curve's right end down to its name: where there is room. */
  readonly labelDrop: number;
}

const curves: readonly Curve[] = [
  { name: 'three', key: 'topThree', label: 'among the first three · 前三之中', labelDrop: -12 },
  { name: 'intent', key: 'intentAccuracy', label: 'first · 第一', labelDrop: 58 },
];

/** The learning curve as SVG of a phone's width: lines on a logarithmic axis, share of right answers upward. Pure. */
export function drawLearningCurve({ points, unseenLines }: LearningCurve): string {
  const scale = scaleOf(points);
  const middle = left + side / 2;
  const parts = [
    '<title>Learning curve · 学习曲线</title>',
    `<style>${style}</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    `<text class="title" x="12" y="22">Share right of ${unseenLines} unseen lines · 答对比例</text>`,
    ...scale.tenths.map((tenth) => gridLine(tenth, scale.y(tenth / 10))),
    ...points.map(({ lines }) => place(scale.x(lines), top + foot + 18, 'middle', thousands(lines))),
    place(middle, height - 22, 'middle', 'training lines, doubled at each step'),
    place(middle, height - 7, 'middle', '训练句数，每步翻倍'),
    ...curves.flatMap((curve) => drawCurve(curve, points, scale)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">\n${parts.join('\n')}\n</svg>\n`;
}

interface Scale {
  readonly x: (lines: number) => number;
  readonly y: (share: number) => number;
  /** Tenths that get a line of the grid. */
  readonly tenths: readonly number[];
}

function scaleOf(points: LearningCurve['points']): Scale {
  const counts = points.map(({ lines }) => lines);
  const shares = points.flatMap((point) => curves.map(({ key }) => point[key]));
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  // The value below the lowest point has half a tenth to stand in.
  const [floor, ceiling] = [Math.floor((Math.min(...shares) - 0.05) * 10), Math.ceil(Math.max(...shares) * 10)];
  const tenth = (value: number) => Number(value.toFixed(1));
  return {
    x: (lines) => tenth(left + margin + ((side - 2 * margin) * Math.log(lines / fewest)) / Math.log(most / fewest)),
    y: (share) => tenth(top + foot * (1 - (share * 10 - floor) / (ceiling - floor))),
    tenths: Array.from({ length: ceiling - floor + 1 }, (_, index) => floor + index),
  };
}

function drawCurve({ name, key, label, labelDrop }: Curve, points: LearningCurve['points'], { x, y }: Scale): string[] {
  const dots = points.map((point) => ({ across: x(point.lines), up: y(point[key]), share: point[key] }));
  const end = dots[dots.length - 1]?.up ?? 0;
  return [
    `<polyline class="${name}" points="${dots.map(({ across, up }) => `${across},${up}`).join(' ')}"/>`,
    ...dots.flatMap(({ across, up, share }) => [
      `<circle class="${name}" cx="${across}" cy="${up}" r="3"/>`,
      place(across, up + 18, 'middle', (share * 100).toFixed(1), name),
    ]),
    place(left + side, end + labelDrop, 'end', label, name),
  ];
}

function gridLine(tenth: number, up: number): string {
  const line = `<line class="axis" x1="${left}" y1="${up}" x2="${left + side}" y2="${up}"/>`;
  return `${line}${place(left - 6, up + 4, 'end', `${tenth * 10}%`)}`;
}

function place(across: number, up: number, anchor: 'middle' | 'end', text: string, name = 'plain'): string {
  return `<text class="${name}" x="${across}" y="${up.toFixed(1)}" text-anchor="${anchor}">${escape(text)}</text>`;
}

function thousands(lines: number): string {
  return lines < 9500 ? `${(lines / 1000).toFixed(1)}k` : `${Math.round(lines / 1000)}k`;
}
