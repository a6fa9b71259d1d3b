import { expect, test } from 'vitest';
import { markOf, vocabularyOf } from '../intent/vocabulary.ts';
import { toOnnx } from './to-onnx.ts';
import { train } from './train.ts';

const modelOf = (lines: readonly string[]) =>
  train(
    lines.map((text, index) => ({ text, intent: index < 3 ? 'a' : 'b' })),
    { name: 'test', version: '1' },
  ).model;
const model = modelOf(['退货', '想退', '退了吧', '发货', '什么时候发', '快发']);

test('the same model gives the same bytes', () => {
  expect(Buffer.compare(Buffer.from(toOnnx(model)), Buffer.from(toOnnx(model)))).toBe(0);
});

test('the graph names its ends and holds two bytes an entry and one a feature', () => {
  const bytes = Buffer.from(toOnnx(model));
  for (const name of ['rows', 'values', 'scores', 'weights', 'ScatterElements'])
    expect(bytes.includes(name)).toBe(true);
  const least = 2 * model.entryWeights.length + model.keys.length;
  expect(bytes.length).toBeGreaterThan(least);
  expect(bytes.length).toBeLessThan(least + 4000);
});

test('a vocabulary has the mark of its model, and another training another mark', () => {
  expect(markOf(vocabularyOf(model))).toBe(markOf(model));
  expect(Math.fround(markOf(model))).toBe(markOf(model));
  expect(markOf(modelOf(['退货', '想退', '退了吧', '发货', '什么时候发', '快点发']))).not.toBe(markOf(model));
});
