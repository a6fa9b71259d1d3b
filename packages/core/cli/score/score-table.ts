import type { Score } from './score.ts';
import { suggestionText } from './suggest.ts';

/** Rows of the table and confusions printed; the report and `--format json` have all. */
const mostRows = 30;
const mostConfusions = 8;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** A score as text for a terminal: figures, the weakest intents, the worst confusions, suggestions. */
export function scoreTable(score: Score): string {
  const { evaluation, intents, confusions, suggestions } = score;
  const figures = [
    `${evaluation.lines} lines, ${intents.length} intents`,
    `accuracy ${percent(evaluation.intentAccuracy)}   macro F1 ${percent(evaluation.intentMacroF1)}   among the first three ${percent(evaluation.topThree)}`,
    `answered at 95 % precision ${percent(evaluation.answeredAt95)}   calibration error ${evaluation.calibrationError.toFixed(3)}`,
  ];
  const width = Math.max(6, ...intents.slice(0, mostRows).map(({ intent }) => widthOf(intent)));
  const table = intents
    .slice(0, mostRows)
    .map((row) =>
      [
        pad(row.intent, width),
        String(row.examples).padStart(6),
        ...[row.precision, row.recall, row.f1].map((value) => percent(value).padStart(10)),
      ].join(''),
    );
  const head = `${pad('intent', width)} lines precision    recall        F1`;
  const left = intents.length > mostRows ? [`… and ${intents.length - mostRows} better ones`] : [];
  const parts = [figures, [head, ...table, ...left]];
  if (confusions.length > 0) {
    parts.push([
      'taken for another, most often first:',
      ...confusions
        .slice(0, mostConfusions)
        .map(
          ({ intent, predicted, lines }) =>
            `  ${lines.length} × ${intent} → ${predicted}, e.g. ${lines[0]?.text.slice(0, 40) ?? ''}`,
        ),
    ]);
  }
  if (suggestions.length > 0) {
    parts.push(['to make it better:', ...suggestions.map((suggestion) => `  ${suggestionText(suggestion, 'en')}`)]);
  }
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** A score as one JSON line, with the sentences of the confusions. */
export function scoreJson(score: Score): string {
  const { lines: _, ...rest } = score;
  return `${JSON.stringify(rest)}\n`;
}

/** Columns in a terminal: Chinese characters and full-width signs take two. */
function widthOf(text: string): number {
  return Array.from(text).reduce<number>(
    (sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(character) ? 2 : 1),
    0,
  );
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
