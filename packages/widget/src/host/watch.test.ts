// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { Emit } from '../events.ts';
import { fakeConversation, rowOf } from '../testing/fake-conversation.ts';
import { watchConversation } from './watch.ts';

beforeEach(() => localStorage.clear());

function watching(fake: ReturnType<typeof fakeConversation>, page = { isOpen: false }) {
  const heard: unknown[] = [];
  const unread: number[] = [];
  const emit: Emit = (name, detail) => void heard.push([name, detail]);
  const watch = watchConversation({
    conversation: fake.conversation,
    appId: 'test',
    emit,
    isOpen: () => page.isOpen,
    setUnread: (count) => unread.push(count),
  });
  return { heard, unread, page, ...watch };
}

it('counts what the bot and people said while closed, until the panel opens', () => {
  const fake = fakeConversation();
  const { unread, page, look } = watching(fake);
  const later = Date.now() + 1000;
  fake.messages.value = [
    rowOf('a', 'agent', { at: later }),
    rowOf('b', 'user', { at: later }),
    rowOf('c', 'bot', { at: later }),
  ];
  expect(unread.at(-1)).toBe(2);
  page.isOpen = true;
  look();
  expect(unread.at(-1)).toBe(0);
});

it('remembers over a reload what was read', () => {
  const fake = fakeConversation();
  const later = Date.now() + 1000;
  const first = watching(fake, { isOpen: true });
  fake.messages.value = [rowOf('a', 'bot', { at: later })];
  first.stop();
  const second = watching(fake);
  expect(second.unread.at(-1)).toBe(0);
  fake.messages.value = [...fake.messages.value, rowOf('b', 'agent', { at: later + 1 })];
  expect(second.unread.at(-1)).toBe(1);
});

it('tells of new messages once and of history never', () => {
  const fake = fakeConversation();
  fake.messages.value = [rowOf('old', 'bot')];
  const { heard } = watching(fake);
  const at = Date.now() + 5;
  fake.messages.value = [
    rowOf('older', 'agent', { at: 1 }),
    ...fake.messages.value,
    rowOf('q', 'user', { at, delivery: 'sending' }),
  ];
  fake.messages.value = [
    ...fake.messages.value.slice(0, 2),
    rowOf('q', 'user', { at, delivery: 'failed' }),
    rowOf('r', 'bot', { at }),
  ];
  expect(heard).toEqual([
    ['conversation:started', { at }],
    ['message:sent', { id: 'q', text: 'q' }],
    ['message:failed', { id: 'q' }],
    ['message:received', { id: 'r', text: 'r', from: 'bot' }],
  ]);
});

it('tells each step of a hand-off', () => {
  const fake = fakeConversation();
  const { heard } = watching(fake);
  fake.setStatus({ handoff: 'requested' });
  fake.setStatus({ handoff: 'queued', position: 2 });
  fake.setStatus({ position: 1 });
  fake.setStatus({ handoff: 'assigned', position: null, agentName: '小李' });
  expect(heard.map((entry) => (entry as [string])[0])).toEqual([
    'handoff:requested',
    'handoff:queue',
    'handoff:queue',
    'handoff:assigned',
  ]);
  expect(localStorage.getItem('xiaoer:test:live')).toBe('1');
  fake.setStatus({ handoff: 'ended', agentName: null });
  expect(localStorage.getItem('xiaoer:test:live')).toBeNull();
});
