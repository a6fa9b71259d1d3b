import { expect, test } from 'vitest';
import { noKnowledge } from '../intent/language/knowledge.ts';
import { balanceModel, balanceScores, fitBalance } from './balance-columns.ts';
import { trainUncalibrated } from './train.ts';

const intents = ['ship.track', 'ship.urge'];
const loud = [0.5, 0];
const shy = [0.3, 0.1];
const linesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ text: '', intent: intents[index % 2] ?? '' }));
const validationOf = (count: number) => ({
  intents,
  emotions: [],
  scores: Array.from({ length: count }, (_, index) => (index % 2 === 0 ? loud : shy)),
});
const isFirstBest = ([first = 0, second = 0]: ArrayLike<number> & Iterable<number>) => first > second;

test('a column that is too shy is heard', () => {
  const balance = fitBalance(validationOf(6000), linesOf(6000));
  const { scores } = balanceScores(validationOf(2), balance);
  expect(scores.map((row) => isFirstBest(Array.from(row)))).toEqual([true, false]);
});

test('examples that no fold held out say nothing of the columns', () => {
  const { scores, ...labels } = validationOf(6000);
  const twice = { ...labels, scores: [...scores, ...scores.map(() => [])] };
  expect(fitBalance(twice, linesOf(12_000))).toEqual(fitBalance(validationOf(6000), linesOf(6000)));
});

test('few examples are left as they are', () => {
  const validation = validationOf(100);
  expect(fitBalance(validation, linesOf(100))).toBeNull();
  expect(balanceScores(validation, null)).toBe(validation);
});

test('the model scores as its balanced validation does', () => {
  const examples = [
    { text: '到哪了', intent: 'ship.track' },
    { text: '快点发', intent: 'ship.urge' },
  ];
  const model = trainUncalibrated(examples, { name: 'shop', version: '1' }, { knowledge: noKnowledge });
  const balance = { factors: [2, 0.5], offsets: [0.25, -1] };
  const [first, second, ...tones] = balanceModel(model, balance).columns;
  const [firstBefore, secondBefore, ...tonesBefore] = model.columns;
  expect(first?.scale).toBeCloseTo(2 * (firstBefore?.scale ?? 0), 5);
  expect(first?.bias).toBeCloseTo(2 * (firstBefore?.bias ?? 0) + 0.25, 5);
  expect(second?.scale).toBeCloseTo(0.5 * (secondBefore?.scale ?? 0), 5);
  expect(second?.bias).toBeCloseTo(0.5 * (secondBefore?.bias ?? 0) - 1, 5);
  expect(tones).toEqual(tonesBefore);
});
