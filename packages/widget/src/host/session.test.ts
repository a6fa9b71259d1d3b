import { expect, it } from 'vitest';
import type { Conversation } from '@xiaoer/core';
import { fakeConversation } from '../testing/fake-conversation.ts';
import { createSession } from './session.ts';

/** An opening that a test ends by hand. */
function openings() {
  const waiting: { resolve: (opened: Conversation) => void; reject: (error: unknown) => void }[] = [];
  const open = (): Promise<Conversation> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
  return { waiting, open };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('keeps what is said before the conversation is open, in order', async () => {
  const { waiting, open } = openings();
  const errors: unknown[] = [];
  const session = createSession(
    () => ({}),
    open,
    (error) => errors.push(error),
  );
  session.run((opened) => opened.say('一'));
  session.run((opened) => opened.say('二'));
  const fake = fakeConversation();
  waiting[0]?.resolve(fake.conversation);
  await session.ready;
  expect(fake.calls).toEqual([
    ['say', '一'],
    ['say', '二'],
  ]);
  expect(session.isReady.value).toBe(true);
  expect(errors).toEqual([]);
});

it('closes a conversation that is opened after another customer came', async () => {
  const { waiting, open } = openings();
  const session = createSession(
    () => ({}),
    open,
    () => undefined,
  );
  session.restart();
  const [late, current] = [fakeConversation(), fakeConversation()];
  waiting[1]?.resolve(current.conversation);
  waiting[0]?.resolve(late.conversation);
  await settled();
  expect(late.calls).toEqual([['close']]);
  expect(session.conversation.value).toBe(current.conversation);
});

it('says why none could be opened, and opens one when asked again', async () => {
  const { waiting, open } = openings();
  const errors: unknown[] = [];
  const session = createSession(
    () => ({}),
    open,
    (error) => errors.push(error),
  );
  const offline = new Error('offline');
  waiting[0]?.reject(offline);
  await settled();
  expect(session.failure.value).toBe(offline);
  expect(errors).toEqual([offline]);
  session.run((opened) => opened.say('还在吗'));
  session.restart();
  const fake = fakeConversation();
  waiting[1]?.resolve(fake.conversation);
  await session.ready;
  expect(session.failure.value).toBeNull();
  expect(fake.calls).toEqual([['say', '还在吗']]);
});
