import type { Score } from '../score/score.ts';
import { escape, percent } from './markup.ts';

const [width, height, left, top, side, foot] = [420, 320, 44, 12, 360, 260];
const x = (share: number) => (left + share * side).toFixed(1);
const y = (share: number) => (top + (1 - share) * foot).toFixed(1);

/** Confidence against share of right answers, a dot for each tenth, sized by its lines. SVG. */
export function reliabilityChart(score: Score, across: string, up: string): string {
  const most = Math.max(1, ...score.reliability.map(({ lines }) => lines));
  const dots = score.reliability
    .filter(({ lines }) => lines > 0)
    .map(({ confidence, right, lines }) => {
      const radius = (4 + 10 * Math.sqrt(lines / most)).toFixed(1);
      return `<circle class="good" fill-opacity="0.75" cx="${x(confidence)}" cy="${y(right)}" r="${radius}"><title>${percent(confidence)} → ${percent(right)} (${lines})</title></circle>`;
    });
  const ideal = `<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>`;
  return frame(ideal + dots.join(''), across, up, 0);
}

/** Share of lines answered against precision among them. SVG. The upward axis starts at the tenth below the lowest point. */
export function coverageChart(score: Score, across: string, up: string): string {
  const lowest = Math.min(0.9, ...score.coverage.map(({ precision }) => precision));
  const floor = Math.max(0, Math.floor(lowest * 10) / 10);
  const raised = (precision: number) => y((precision - floor) / (1 - floor));
  const points = score.coverage.map(({ answered, precision }) => `${x(answered)},${raised(precision)}`);
  const wanted = 0.95;
  const target = `<line class="ideal" x1="${x(0)}" y1="${raised(wanted)}" x2="${x(1)}" y2="${raised(wanted)}"/>`;
  return frame(`${target}<polyline class="curve" points="${points.join(' ')}"/>`, across, up, floor);
}

function frame(inside: string, across: string, up: string, floor: number): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<line class="axis" x1="${x(0)}" y1="${y(share)}" x2="${x(1)}" y2="${y(share)}"/>`,
    `<text x="${left - 6}" y="${Number(y(share)) + 4}" text-anchor="end">${Math.round((floor + share * (1 - floor)) * 100)}</text>`,
    `<text x="${x(share)}" y="${top + foot + 16}" text-anchor="middle">${Math.round(share * 100)}</text>`,
  ]);
  const names = [
    `<text x="${left + side / 2}" y="${top + foot + 36}" text-anchor="middle">${escape(across)} (%)</text>`,
    `<text transform="translate(12 ${top + foot / 2}) rotate(-90)" text-anchor="middle">${escape(up)} (%)</text>`,
  ];
  return `<svg viewBox="0 0 ${width} ${height}" role="img">${ticks.join('')}${inside}${names.join('')}</svg>`;
}
