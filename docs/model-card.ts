import { drawKnowledge, drawTrainingData } from './card-data.ts';
import { drawAblation, drawCurveTable, drawEntities, drawSizes, drawSpeed } from './card-parts.ts';
import { drawCalibration, drawConfusions, drawIntents, drawScores, drawVarieties } from './card-scores.ts';

/** The card in both languages. */
export const cardPages = ['docs/reference/model-card.md', 'docs/reference/model-card.zh.md'];

const parts: Readonly<Record<string, (isChinese: boolean) => string>> = {
  sizes: drawSizes,
  'training data': drawTrainingData,
  knowledge: drawKnowledge,
  scores: drawScores,
  varieties: drawVarieties,
  intents: drawIntents,
  confusions: drawConfusions,
  'learning curve': drawCurveTable,
  ablation: drawAblation,
  calibration: drawCalibration,
  entities: drawEntities,
  speed: drawSpeed,
};

/**
 * The page with every number drawn anew from the committed results and the training text. Throws where it lacks the place of a part:
 * `<!-- drawn: NAME -->` and `<!-- end of NAME -->`.
 */
export function withModelCard(page: string, text: string): string {
  return Object.entries(parts).reduce((drawn, [name, draw]) => {
    const [start, end] = [`<!-- drawn: ${name} -->`, `<!-- end of ${name} -->`];
    const [before, rest] = drawn.split(start);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined) {
      throw new Error(`${page} has no place for ${name}. Put the two comments ${start} and ${end} where it belongs.`);
    }
    return `${before}${start}\n\n${draw(page.endsWith('.zh.md'))}\n\n${end}${after}`;
  }, text);
}
