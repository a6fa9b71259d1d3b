import { expect, test } from 'vitest';
import { toOnnx } from './to-onnx.ts';
import { train } from './train.ts';

const { model } = train(
  ['退货', '想退', '退了吧', '发货', '什么时候发', '快发'].map((text, index) => ({
    text,
    intent: index < 3 ? 'a' : 'b',
  })),
  { name: 'test', version: '1' },
);

test('the same model gives the same bytes', () => {
  expect(Buffer.compare(Buffer.from(toOnnx(model)), Buffer.from(toOnnx(model)))).toBe(0);
});

test('the graph names its ends and holds one row more than there are features', () => {
  const bytes = Buffer.from(toOnnx(model));
  for (const name of ['rows', 'values', 'scores', 'weights', 'MatMul']) expect(bytes.includes(name)).toBe(true);
  expect(bytes.length).toBeGreaterThan((model.keys.length + 1) * model.columns.length);
});
