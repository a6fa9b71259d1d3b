import type { MessageRow } from '@xiaoer/core';
import { expect, it } from 'vitest';
import { rowsWithContext } from './rows.ts';

const row = (id: string, from: MessageRow['from'], at: number, text = id): MessageRow => ({
  id,
  from,
  at,
  text,
  blocks: [],
  delivery: 'sent',
  agentName: null,
  thumb: null,
  notice: null,
});

it('gives each row the words that the customer said next', () => {
  const rows = [row('a', 'bot', 1), row('b', 'bot', 2), row('c', 'user', 3, '退货'), row('d', 'bot', 4)];
  expect(rowsWithContext(rows).map(({ answer }) => answer)).toEqual(['退货', '退货', undefined, undefined]);
});

it('shows a time above the first row and after a pause of more than ten minutes', () => {
  const rows = [row('a', 'bot', 1), row('b', 'user', 600_001), row('c', 'bot', 1_200_002)];
  expect(rowsWithContext(rows).map(({ startsAt }) => startsAt)).toEqual([1, undefined, 1_200_002]);
});

it('marks the first row of each speaker', () => {
  const rows = [row('a', 'bot', 1), row('b', 'bot', 2), row('c', 'user', 3)];
  expect(rowsWithContext(rows).map(({ isFirstOfSpeaker }) => isFirstOfSpeaker)).toEqual([true, false, true]);
});

it('lets the last plain answer be rated, and what was rated', () => {
  const rated = (rows: MessageRow[]): boolean[] => rowsWithContext(rows).map(({ canBeRated }) => canBeRated);
  expect(rated([row('a', 'user', 1), row('b', 'bot', 2)])).toEqual([false, true]);
  expect(rated([row('a', 'user', 1), { ...row('b', 'bot', 2), thumb: 1 }, row('c', 'bot', 3)])).toEqual([
    false,
    true,
    true,
  ]);
});

it('asks for no thumb on a greeting, a question or a form', () => {
  const rated = (last: MessageRow): boolean | undefined =>
    rowsWithContext([row('a', 'user', 1), last]).at(-1)?.canBeRated;
  expect(rowsWithContext([row('a', 'bot', 1)]).at(-1)?.canBeRated).toBe(false);
  expect(rated(row('b', 'bot', 2, '确认提交吗？'))).toBe(false);
  expect(rated({ ...row('b', 'bot', 2), blocks: [{ type: 'choices', options: [] }] })).toBe(false);
});
