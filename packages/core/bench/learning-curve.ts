// Measures how much more lines bring and writes results/learning-curve.json and the guide's figure:
//   node packages/core/bench/learning-curve.ts [--draw]
// --draw: draws the figure of the committed result again, without measuring.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { retailTiers } from '../cli/retail-tiers.ts';
import { drawLearningCurve, type LearningCurve } from './learning-curve-figure.ts';
import { measureFold, readFold } from './one-fold.ts';

const parts = [1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1];
const results = new URL('./results/learning-curve.json', import.meta.url);
const figure = new URL('../../../docs/guide/images/learning-curve.svg', import.meta.url);
const { draw } = parseArgs({ options: { draw: { type: 'boolean', default: false } } }).values;

function measure(): LearningCurve {
  const { known, unseen } = readFold();
  const { options } = retailTiers(known).small;
  const points = parts.map((part) => {
    const lines = Math.round(known.length * part);
    const startedAt = performance.now();
    const point = { lines, ...measureFold({ known: known.slice(0, lines), unseen }, options) };
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`${JSON.stringify(point)} ${seconds} s\n`);
    return point;
  });
  return { unseenLines: unseen.length, points };
}

if (!draw) writeFileSync(results, `${JSON.stringify(measure(), null, 2)}\n`);
mkdirSync(new URL('.', figure), { recursive: true });
writeFileSync(figure, drawLearningCurve(JSON.parse(readFileSync(results, 'utf8')) as LearningCurve));
