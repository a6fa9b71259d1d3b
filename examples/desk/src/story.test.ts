import type { ConversationEvent, EventDraft } from '@xiaoer/core/events';
import { expect, test } from 'vitest';
import { storyOf } from './story.ts';
import { joined, phaseOf, transcriptOf } from './transcript.ts';

/** Events as the server stores them, numbered from 1. */
function log(...drafts: readonly EventDraft[]): readonly ConversationEvent[] {
  return drafts.map(
    (draft, index) =>
      ({
        id: `event-${index + 1}`,
        seq: index + 1,
        device: 'd',
        counter: index,
        at: index,
        turn: null,
        ...draft,
      }) as ConversationEvent,
  );
}

const said = (text: string): EventDraft => ({ type: 'user.said', data: { text } });
const decided = (reason: string): EventDraft => ({
  type: 'policy.decided',
  data: { policy: 'intent', rule: 'sure', reason, intent: 'ship.track', confidence: 0.9, commands: [] },
});
const understood: EventDraft = {
  type: 'intent.recognized',
  data: {
    intents: [
      { id: 'ship.track', confidence: 0.934 },
      { id: 'ship.time', confidence: 0.02 },
    ],
    inScope: 1,
    entities: [],
    emotion: { label: 'neutral', upset: 0 },
    model: 'm@1',
  },
};
const agent = { id: 'a1', name: '小周' };

test('tells message by message what was understood, decided and done, newest first', () => {
  const events = log(
    said('我的裙子到哪了'),
    understood,
    decided('the wish is sure'),
    { type: 'action.failed', data: { key: 'k', name: 'logistics.track', code: 'LOOKUP_TIMEOUT', message: '' } },
    said('找人来'),
    decided('asked'),
  );
  const [newest, first] = storyOf(events);
  expect(newest?.said).toBe('找人来');
  expect(first?.intents).toEqual([
    { id: 'ship.track', percent: 93 },
    { id: 'ship.time', percent: 2 },
  ]);
  expect(first?.policy).toBe('意图 · sure');
  expect(first?.reason).toBe('the wish is sure');
  expect(first?.steps).toEqual([{ kind: 'failure', text: '查询 logistics.track 失败：LOOKUP_TIMEOUT' }]);
});

test('leaves words to a person out of the story of the bot', () => {
  expect(storyOf(log(said('你好'), decided('greets'), said('谢谢小周')))).toHaveLength(1);
});

test('knows who has the conversation', () => {
  const claimed: EventDraft = { type: 'handoff.assigned', data: { ticketId: 't', agent } };
  const ended: EventDraft = { type: 'handoff.ended', data: { by: 'agent' } };
  expect(phaseOf(log(said('x'))).phase).toBe('none');
  expect(phaseOf(log(claimed))).toEqual({ phase: 'assigned', agent });
  expect(phaseOf(log(claimed, ended)).phase).toBe('ended');
});

test('shows words of all sides and what happened between them', () => {
  const events = log(
    said('找人来'),
    { type: 'handoff.assigned', data: { ticketId: 't', agent } },
    { type: 'agent.said', data: { text: '我在', agent } },
    { type: 'rating.given', data: { score: 5, comment: '很好' } },
  );
  expect(transcriptOf(events).map(({ from, text }) => `${from} ${text}`)).toEqual([
    'user 找人来',
    'notice 小周 接入',
    'agent 我在',
    'notice 顾客评价 5 星：很好',
  ]);
});

test('joins what it hears twice or out of order into the order of the server', () => {
  const events = log(said('a'), said('b'), said('c'));
  const [first, second, third] = events;
  if (!first || !second || !third) throw new Error('Three events were made.');
  expect(joined([first, third], [second, third])).toEqual(events);
  expect(joined(events, [second])).toBe(events);
});
