import { expect, test } from 'vitest';
import { duplicateIssues } from './duplicates.ts';

const issues = (...rows: readonly (readonly [text: string, intent: string])[]) =>
  duplicateIssues(
    rows.map(([text, intent], index) => ({
      ...{ file: 'order.jsonl', line: index + 1, text, intent },
      ...{ variety: 'zh', emotion: 'neutral', spans: [] },
    })),
  ).map(({ line, code, severity }) => `${line} ${severity} ${code}`);

test('the same text twice is an error, with the code of two labels where they differ', () => {
  expect(issues(['退货', 'a'], ['换货', 'a'], ['退货', 'a'], ['换货', 'b'])).toEqual([
    '3 error duplicate',
    '4 error two-labels',
  ]);
});

test('texts that differ in marks, width or case only are alike', () => {
  expect(issues(['OK的', 'a'], ['ｏｋ的。', 'a'], ['ok 的！', 'b'])).toEqual([
    '2 warning alike',
    '3 warning alike-two-labels',
  ]);
});

test('a question mark makes another text', () => {
  expect(issues(['发货了', 'a'], ['发货了?', 'b'])).toEqual([]);
});

test('one character changed in a long line is near, in a short one it is another meaning', () => {
  const long = '上周买的那条蓝色裙子洗了一次就掉色';
  expect(issues([long, 'a'], [long.replace('蓝', '红'), 'a'], [long.replace('洗', '晒'), 'b'])).toEqual([
    '2 warning near',
    '3 warning near-two-labels',
  ]);
  expect(issues(['能退吗', 'a'], ['能换吗', 'b'])).toEqual([]);
});
