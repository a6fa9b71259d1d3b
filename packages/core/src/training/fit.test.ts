import { expect, test } from 'vitest';
import { outOfScope, type TrainingExample } from './example.ts';
import { fit } from './fit.ts';

const line = (intent: string) => (text: string) => ({ text, intent });
const examples: TrainingExample[] = [
  ...['怎么退货', '我要退掉', '退货怎么弄', '申请退货'].map(line('after.return')),
  ...['到哪了', '快递到哪了', '怎么还没到', '物流到哪了'].map(line('ship.track')),
];
const background = ['天为什么是蓝的', '鸡蛋怎么煮', '怎么学游泳', '怎么哄孩子睡觉'];
const weightsOf = (lines: readonly TrainingExample[], options: Parameters<typeof fit>[1]) =>
  fit(lines, options).solutions.map(({ weights }) => weights);

test('everyday talk moves the weights of what it shares with the examples', () => {
  expect(weightsOf(examples, { background })).not.toEqual(weightsOf(examples, {}));
});

test('beside lines out of scope of the own business everyday talk is not heard', () => {
  const scoped = [...examples, ...['讲个笑话', '今天下雨吗'].map(line(outOfScope))];
  expect(weightsOf(scoped, { background })).toEqual(weightsOf(scoped, {}));
});
