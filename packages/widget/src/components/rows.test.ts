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

it('marks the first row of each speaker and the last row', () => {
  const rows = [row('a', 'bot', 1), row('b', 'bot', 2), row('c', 'user', 3)];
  expect(rowsWithContext(rows).map(({ isFirstOfSpeaker }) => isFirstOfSpeaker)).toEqual([true, false, true]);
  expect(rowsWithContext(rows).map(({ isLast }) => isLast)).toEqual([false, false, true]);
});
