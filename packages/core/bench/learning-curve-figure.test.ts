import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawLearningCurve, type LearningCurve } from './learning-curve-figure.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const curve = JSON.parse(read('./results/learning-curve.json')) as LearningCurve;

test('the guide shows the committed learning curve', () => {
  expect(read('../../../docs/guide/images/learning-curve.svg')).toBe(drawLearningCurve(curve));
});

test('every point stands inside the figure with its value', () => {
  const drawn = drawLearningCurve(curve);
  const circles = [...drawn.matchAll(/<circle class="\w+" cx="([\d.]+)" cy="([\d.]+)"/g)];
  expect(circles).toHaveLength(curve.points.length * 2);
  for (const [, across, up] of circles) {
    expect(Number(across)).toBeLessThanOrEqual(360);
    expect(Number(up)).toBeGreaterThan(0);
    expect(Number(up)).toBeLessThan(330);
  }
  for (const { intentAccuracy } of curve.points) expect(drawn).toContain(`>${(intentAccuracy * 100).toFixed(1)}<`);
});
