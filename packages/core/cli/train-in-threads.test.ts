import { expect, test } from 'vitest';
import { crossValidate } from '../src/training/cross-validate.ts';
import type { TrainingExample } from '../src/training/example.ts';
import { train } from '../src/training/train.ts';
import { nameless, trainInThreads, validateInThreads } from './train-in-threads.ts';

const examples: TrainingExample[] = Array.from({ length: 1600 }, (_, index) => ({
  text: `${['退', '查', '买'][index % 3] ?? ''}第${index % 97}件${index % 41}`,
  intent: ['after.return', 'ship.track', 'order.place'][index % 3] ?? '',
  emotion: index % 5 === 0 ? 'negative' : 'neutral',
}));

test('folds in threads give what folds in turn give', async () => {
  const heard: number[] = [];
  const found = await validateInThreads({ examples, folds: 3, options: {} }, (done) => heard.push(done));
  const expected = crossValidate(examples, 3);
  expect(found.intents).toEqual(expected.intents);
  expect(found.scores.map((row) => [...(row as Float32Array)])).toEqual(
    expected.scores.map((row) => [...(row as Float32Array)]),
  );
  expect(heard).toEqual([1, 2, 3]);
});

test('what is wrong with the examples is told as without threads', async () => {
  const same = examples.map((example) => ({ ...example, intent: 'after.return' }));
  await expect(validateInThreads({ examples: same, folds: 2, options: {} })).rejects.toThrow('at least two intents');
});

test('a model trained in threads is the one trained without', async () => {
  const { model } = await trainInThreads({ examples, folds: 3, options: {} });
  expect(model).toEqual(train(examples, nameless, { folds: 3 }).model);
});

test('a model that holds out some folds is calibrated by those alone', async () => {
  const heard: number[] = [];
  const { model, validation } = await trainInThreads({ examples, folds: 4, heldOut: 1, options: {} }, (done) =>
    heard.push(done),
  );
  expect(heard).toEqual([1]);
  expect(validation.scores.filter((row) => row.length > 0)).toHaveLength(400);
  expect(model.keys).toEqual(train(examples, nameless, { folds: 4 }).model.keys);
});
