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

test('both losses together add a multiple of what hinge gives to what softmax gives', () => {
  const [both, soft, hinge] = (['both', 'softmax', 'hinge'] as const).map(
    (loss) => weightsOf(examples, { loss, settlingPasses: 0 })[0],
  );
  const strongest = Math.max(...(hinge ?? []));
  const share = Math.max(...Array.from(both ?? [], (weight, feature) => weight - (soft?.[feature] ?? 0))) / strongest;
  expect(share).toBeGreaterThan(0);
  both?.forEach((weight, feature) =>
    expect(weight).toBeCloseTo((soft?.[feature] ?? 0) + share * (hinge?.[feature] ?? 0), 4),
  );
});

test('hinge adds nothing where softmax has chosen no weight', () => {
  const keepIntentWeights = 12;
  const chosen = (['softmax', 'both'] as const).map((loss) =>
    Array.from(weightsOf(examples, { loss, keepIntentWeights })[0] ?? [], (weight) => weight !== 0),
  );
  expect(chosen[0]?.filter(Boolean).length).toBeGreaterThan(0);
  expect(chosen[1]).toEqual(chosen[0]);
});
