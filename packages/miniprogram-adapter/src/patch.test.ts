import { expect, test } from 'vitest';
import { patchOf } from './patch.ts';

const row = (id: string, delivery = 'sent') => ({ id, text: `text of ${id}`, delivery });

test('says nothing of rows that kept their identity', () => {
  const rows = [row('a'), row('b')];
  expect(patchOf('messages', rows, [...rows])).toEqual({ data: {}, splice: {} });
});

test('sends an appended row and nothing before it', () => {
  const rows = [row('a'), row('b')];
  const next = row('c');
  expect(patchOf('messages', rows, [...rows, next]).data).toEqual({ 'messages[2]': next });
});

test('sends only the field of a row that changed', () => {
  const rows = [row('a'), row('b', 'sending')];
  expect(patchOf('messages', rows, [rows[0], row('b')]).data).toEqual({ 'messages[1].delivery': 'sent' });
});

test('puts history in front by a splice', () => {
  const rows = [row('c')];
  const older = [row('a'), row('b')];
  expect(patchOf('messages', rows, [...older, ...rows])).toEqual({ data: {}, splice: { messages: [0, 0, ...older] } });
});

test('replaces a list that became shorter', () => {
  const [first, second] = [row('a'), row('b')];
  expect(patchOf('messages', [first, second], [first]).data).toEqual({ messages: [first] });
});

test('replaces a row whose shape changed', () => {
  const before = [{ type: 'text', text: 'x' }];
  const after = [{ type: 'link', url: 'y' }];
  expect(patchOf('blocks', before, after).data).toEqual({ 'blocks[0]': after[0] });
});

test('compares plain values', () => {
  expect(patchOf('typing', 'none', 'bot').data).toEqual({ typing: 'bot' });
  expect(patchOf('typing', 'bot', 'bot').data).toEqual({});
  expect(patchOf('status', { unsent: 0, locale: 'en' }, { unsent: 1, locale: 'en' }).data).toEqual({
    'status.unsent': 1,
  });
});
