import { expect, test } from 'vitest';
import { fitLogisticRegression } from './logistic-regression.ts';

test('finds the log-odds of each group', () => {
  const group = (input: number, yes: number, no: number) => [
    ...Array.from({ length: yes }, () => ({ row: [1, input], outcome: true })),
    ...Array.from({ length: no }, () => ({ row: [1, input], outcome: false })),
  ];
  const data = [...group(0, 300, 100), ...group(1, 100, 300)];
  const [constant, slope] = fitLogisticRegression(
    data.map(({ row }) => row),
    data.map(({ outcome }) => outcome),
  );
  expect(constant).toBeCloseTo(Math.log(3), 2);
  expect(slope).toBeCloseTo(-2 * Math.log(3), 2);
});

test('stays finite where nothing contradicts', () => {
  const weights = fitLogisticRegression(
    [
      [1, -1],
      [1, 1],
    ],
    [false, true],
  );
  expect(weights.every(Number.isFinite)).toBe(true);
  expect(weights[1]).toBeGreaterThan(0);
});
