import type { Score } from '../score/score.ts';
import { suggestionText } from '../score/suggest.ts';
import { coverageChart, reliabilityChart } from './charts.ts';
import { heatMap, heatMapIntents } from './heat-map.ts';
import { escape, percent } from './markup.ts';
import { reportStyle } from './report-style.ts';
import { reportTexts, type ReportTexts } from './report-texts.ts';

/** What a report says besides the score. */
export interface ReportOptions {
  readonly title: string;
  /** True for cross-validation. */
  readonly isHeldOut: boolean;
  readonly language: 'zh' | 'en';
}

/** Confusions listed, and sentences of each. */
const mostConfusions = 25;
const mostSentences = 8;

/** One self-contained page without scripts, readable on a phone, light and dark. */
export function reportPage(score: Score, { title, isHeldOut, language }: ReportOptions): string {
  const texts = reportTexts[language];
  const isPart = heatMapIntents(score).length < score.intents.length;
  const section = (heading: string, ...inside: string[]) => `<section><h2>${heading}</h2>${inside.join('')}</section>`;
  const hint = (text: string) => `<p class="soft">${text}</p>`;
  const body = [
    `<h1>${escape(title)}</h1>${hint(isHeldOut ? texts.heldOut : texts.onFile)}`,
    figures(score, texts),
    section(texts.suggestions, suggestions(score, language, texts)),
    section(
      texts.heatMap,
      hint(texts.heatMapHint + (isPart ? ` ${texts.heatMapPart}` : '')),
      `<div class="scroll">${heatMap(score)}</div>`,
    ),
    '<div class="charts">',
    section(
      texts.reliability,
      hint(texts.reliabilityHint),
      chart(reliabilityChart(score, texts.confidence, texts.right)),
    ),
    section(texts.coverage, hint(texts.coverageHint), chart(coverageChart(score, texts.answered, texts.precision))),
    '</div>',
    section(texts.confusions, confusions(score, texts)),
    section(texts.perIntent, `<div class="scroll">${intentTable(score, texts)}</div>`),
  ];
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(title)}: ${texts.title}</title><style>${reportStyle}</style></head>
<body>
${body.join('\n')}
</body>
</html>
`;
}

const chart = (svg: string) => `<div class="chart">${svg}</div>`;

function figures({ evaluation, intents }: Score, texts: ReportTexts): string {
  const shown: [string, string][] = [
    [texts.lines, String(evaluation.lines)],
    [texts.intents, String(intents.length)],
    [texts.accuracy, percent(evaluation.intentAccuracy)],
    [texts.macroF1, percent(evaluation.intentMacroF1)],
    [texts.topThree, percent(evaluation.topThree)],
    [texts.answeredAt95, percent(evaluation.answeredAt95)],
    [texts.calibrationError, evaluation.calibrationError.toFixed(3)],
  ];
  return `<dl class="figures">${shown.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function suggestions(score: Score, language: 'zh' | 'en', texts: ReportTexts): string {
  if (score.suggestions.length === 0) return `<p>${texts.noSuggestions}</p>`;
  const items = score.suggestions.map((suggestion) => `<li>${escape(suggestionText(suggestion, language))}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

function confusions(score: Score, texts: ReportTexts): string {
  if (score.confusions.length === 0) return `<p>${texts.noConfusions}</p>`;
  return score.confusions
    .slice(0, mostConfusions)
    .map(({ intent, predicted, lines }, index) => {
      const sentences = lines
        .slice(0, mostSentences)
        .map(
          ({ text, line, confidence }) =>
            `<li>${escape(text)} <span class="soft">${texts.line(line)}, ${percent(confidence)}</span></li>`,
        );
      if (lines.length > mostSentences)
        sentences.push(`<li class="soft">${texts.more(lines.length - mostSentences)}</li>`);
      const open = index < 3 ? ' open' : '';
      return `<details${open}><summary>${lines.length} × ${escape(intent)} → ${escape(predicted)}</summary><ul>${sentences.join('')}</ul></details>`;
    })
    .join('');
}

function intentTable({ intents }: Score, texts: ReportTexts): string {
  const heads = [texts.intent, texts.lines, texts.precision, texts.recall, 'F1'];
  const rows = intents.map(
    ({ intent, examples, precision, recall, f1 }) =>
      `<tr><th scope="row">${escape(intent)}</th><td>${examples}</td>${[precision, recall, f1].map((value) => `<td>${percent(value)}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
