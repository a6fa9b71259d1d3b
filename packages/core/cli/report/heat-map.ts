import type { Score } from '../score/score.ts';
import { escape } from './markup.ts';

/** More rows than this cannot be told apart; the rest is in the table. */
const mostRows = 40;
const cell = 18;
/** A Latin letter is about this wide, in pixels; a Chinese one is twice that. */
const letter = 6;

/** Intents drawn: all of them in the order of their names, or those with most confusions. */
export function heatMapIntents({ lines, confusions }: Pick<Score, 'lines' | 'confusions'>): string[] {
  const all = [...new Set(lines.flatMap(({ intent, predicted }) => [intent, predicted]))].sort();
  if (all.length <= mostRows) return all;
  const wrong = new Map<string, number>();
  for (const { intent, predicted, lines: found } of confusions) {
    for (const name of [intent, predicted]) wrong.set(name, (wrong.get(name) ?? 0) + found.length);
  }
  const worst = [...wrong].sort(([, left], [, other]) => other - left).slice(0, mostRows);
  return worst.map(([intent]) => intent).sort();
}

/** The confusion matrix as SVG: a row for the right intent, a column for what it was taken for, shaded by share of the row. */
export function heatMap(score: Pick<Score, 'lines' | 'confusions'>): string {
  const intents = heatMapIntents(score);
  const counts = countPairs(score.lines);
  const totals = new Map<string, number>();
  for (const { intent } of score.lines) totals.set(intent, (totals.get(intent) ?? 0) + 1);
  const margin = Math.min(180, Math.max(...intents.map(labelWidth), 24) + 10);
  const size = margin + intents.length * cell;
  const parts: string[] = [];
  intents.forEach((intent, row) => {
    const middle = margin + row * cell + cell / 2;
    const name = escape(shorten(intent));
    parts.push(
      `<text class="on" x="${margin - 6}" y="${middle + 4}" text-anchor="end">${name}</text>`,
      `<text class="on" transform="translate(${middle + 4} ${margin - 6}) rotate(-90)">${name}</text>`,
    );
    intents.forEach((predicted, column) => {
      const count = counts.get(`${intent}\n${predicted}`) ?? 0;
      if (count === 0) return;
      const share = count / (totals.get(intent) ?? 1);
      // A single line must be seen too, so shading starts at a sixth.
      const shade = (0.16 + 0.84 * Math.sqrt(share)).toFixed(2);
      parts.push(
        `<rect class="${row === column ? 'good' : 'bad'}" x="${margin + column * cell}" y="${margin + row * cell}" width="${cell - 1}" height="${cell - 1}" rx="2" fill-opacity="${shade}"><title>${escape(intent)} → ${escape(predicted)}: ${count}</title></rect>`,
      );
    });
  });
  parts.push(
    `<rect class="axis" x="${margin - 0.5}" y="${margin - 0.5}" width="${intents.length * cell}" height="${intents.length * cell}" fill="none"/>`,
  );
  return `<svg width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" role="img">${parts.join('')}</svg>`;
}

function countPairs(lines: Score['lines']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { intent, predicted } of lines) {
    const key = `${intent}\n${predicted}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function shorten(label: string): string {
  const most =
    labelWidth(label) > 26 * letter
      ? Math.max(8, Math.floor((26 * letter * label.length) / labelWidth(label)))
      : label.length;
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}

function labelWidth(label: string): number {
  return Array.from(label).reduce<number>(
    (sum, character) => sum + (/[\u2e80-\uffdc]/.test(character) ? 2 : 1) * letter,
    0,
  );
}
