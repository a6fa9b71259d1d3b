import { expect, test } from 'vitest';
import { certaintyInputs } from '../intent/certainty.ts';
import { fitAmongStrangers } from './fit-among-strangers.ts';
import { seededRandom } from './random.ts';

/** Lines of four intents, two and two alike. Some say much, some little, and the less they say the more often they are mistaken. */
function lines(count: number) {
  const random = seededRandom(5);
  const gold = Array.from({ length: count }, (_, index) => index % 4);
  const scores = gold.map((own) => {
    const said = random();
    const meant = (index: number) => (index === own ? 4 * said : (index ^ 1) === own ? 1.5 * said : 0);
    return Array.from({ length: 4 }, (_, index) => meant(index) + 2 * (random() - 0.5));
  });
  return { gold, scores };
}

const { gold, scores } = lines(800);
const weights = fitAmongStrangers(scores, gold, 4, 1);
const certainty = (row: readonly number[]) =>
  1 / (1 + Math.exp(-certaintyInputs(row, 4, 1).reduce((sum, input, index) => sum + input * (weights[index] ?? 0), 0)));

test('of two messages with the best as far ahead, the one that says more is surer', () => {
  expect(certainty([0.9, -1.1, -1.1, -1.1])).toBeLessThan(certainty([3, 1, 1, 1]) - 0.1);
});

test('certainty stays the share of held-out lines that is right', () => {
  const right = scores.filter((row, index) => row.indexOf(Math.max(...row)) === gold[index]).length / scores.length;
  const mean = scores.reduce((sum, row) => sum + certainty(row), 0) / scores.length;
  expect(mean).toBeCloseTo(right, 2);
});

test('two intents are enough', () => {
  const two = scores.map((row) => row.slice(0, 2));
  for (const weight of fitAmongStrangers(
    two,
    gold.map((own) => own % 2),
    2,
    1,
  ))
    expect(Number.isFinite(weight)).toBe(true);
});
