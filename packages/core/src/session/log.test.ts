import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryLogStore } from '../drivers/memory.ts';
import type { LogStore } from '../ports/log-store.ts';
import { fakeClock, settle } from '../testing/fake-clock.ts';
import { fakeIds } from '../testing/fake-ids.ts';
import { checkpointId } from './checkpoint.ts';
import type { ConversationEvent, EventData, EventDraft, EventType } from './events.ts';
import { initialState } from './initial-state.ts';
import { openLog, type Log } from './log.ts';
import { reduce } from './reduce.ts';

async function open(device: string, store: LogStore, errors: unknown[] = []): Promise<Log> {
  const onError = (error: unknown): void => void errors.push(error);
  const nothing = (): void => {};
  return openLog({
    conversation: 'one',
    device,
    store,
    clock: fakeClock(),
    nextId: fakeIds(device),
    onError,
    onEvent: nothing,
    onChange: nothing,
    onErased: nothing,
  });
}

const said = (text: string): EventDraft => ({ type: 'user.said', data: { text } });
const fold = (events: readonly ConversationEvent[]): unknown => events.reduce(reduce, initialState);

const frame = fc.constantFrom('frame-1', 'frame-2', 'frame-3');
const name = fc.constantFrom('returns', 'track', 'invoice');
const words = fc.string({ maxLength: 12 });
const agent = fc.constant({ id: 'a1', name: '小陈' });
const ticketId = fc.constantFrom('t1', 't2');
const ticket = {
  summary: '要人工',
  reason: 'asked',
  queue: 'default',
  tried: [],
  slots: {},
  orderNo: null,
  emotion: { label: 'neutral', upset: 0 },
  page: {},
  locale: 'zh-CN',
  transcript: [],
};

/** A draft of one type with random data. */
function drafts<T extends EventType>(type: T, data: fc.Arbitrary<EventData<T>>): fc.Arbitrary<EventDraft> {
  return data.map((made) => ({ type, data: made }) as EventDraft);
}

const optionList = fc.array(fc.record({ id: words, label: words }), { maxLength: 2 });
const mentions = fc.dictionary(fc.constantFrom('order', 'product'), fc.array(words, { maxLength: 3 }));
const source = { policy: 'flow', id: 'x' };
const understood = { intents: [{ id: 'ship.track', confidence: 0.9 }], inScope: 0.9, entities: [], model: 'm@1' };
const decided = { policy: 'intent', confidence: 0.9 };

/** Any event that a conversation can hold, also in orders that no dialogue would make. */
const randomDraft: fc.Arbitrary<EventDraft> = fc.oneof(
  drafts('user.said', fc.record({ text: words })),
  drafts(
    'bot.said',
    fc.record({ text: words, suggestions: optionList, mentions }).map((said) => ({ blocks: [], source, ...said })),
  ),
  drafts('locale.changed', fc.record({ locale: fc.constantFrom('en', 'zh-CN') })),
  drafts('page.changed', fc.record({ page: fc.dictionary(words, words) })),
  drafts('user.identified', fc.record({ id: fc.constantFrom('u1', 'u2', null), verified: fc.boolean() })),
  drafts(
    'intent.recognized',
    fc.constantFrom(0, 0.5, 1).map((upset) => ({ ...understood, emotion: { label: 'angry' as const, upset } })),
  ),
  drafts(
    'policy.decided',
    fc
      .record({
        rule: fc.constantFrom('unclear', 'sure'),
        reason: words,
        intent: fc.constantFrom('ship.track', null),
        commands: fc.array(fc.record({ type: fc.constantFrom('answer', 'start') }), { maxLength: 1 }),
      })
      .map((data) => ({ ...decided, ...data })),
  ),
  drafts(
    'flow.started',
    fc.record({
      frame,
      flow: name,
      title: words,
      by: fc.constantFrom('intent', 'run'),
      slots: fc.dictionary(name, words),
    }),
  ),
  drafts('step.reached', fc.record({ frame, step: words, asks: fc.constantFrom('reason', null), attempt: fc.nat(3) })),
  drafts(
    'slot.set',
    fc.record({
      frame,
      slot: name,
      value: fc.jsonValue({ maxDepth: 2 }),
      label: words,
      source: fc.constantFrom('text', 'choice'),
      isPrivate: fc.boolean(),
    }),
  ),
  drafts('slot.cleared', fc.record({ frame, slot: name, reason: fc.constantFrom('corrected', 'reset') })),
  drafts('flow.ended', fc.record({ frame, flow: name, outcome: fc.constantFrom('completed', 'cancelled') })),
  drafts('action.started', fc.record({ key: name, name, input: fc.constant({}), frame: fc.option(frame) })),
  drafts('action.succeeded', fc.record({ key: name, name, output: fc.jsonValue({ maxDepth: 2 }) })),
  drafts('action.failed', fc.record({ key: name, name, code: fc.constant('TIMEOUT'), message: words })),
  drafts('handoff.offered', fc.record({ reason: words })),
  drafts('handoff.requested', fc.constant({ ticket })),
  drafts('handoff.queued', fc.record({ ticketId, position: fc.integer({ min: 1, max: 9 }), isOpen: fc.boolean() })),
  drafts('handoff.assigned', fc.record({ ticketId, agent })),
  drafts('handoff.ended', fc.record({ by: fc.constantFrom('agent', 'user', 'timeout') })),
  drafts('agent.said', fc.record({ text: words, agent })),
  drafts('rating.given', fc.record({ score: fc.integer({ min: 1, max: 5 }) })),
  drafts(
    'message.rated',
    fc.record({ message: fc.constantFrom('a-00000001', 'b-00000001'), thumb: fc.constantFrom(1, -1) }),
  ),
);

/** What can happen to a log: the customer's device writes, another device's event arrives, the server tells places. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('append' as const), draft: randomDraft }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('foreign' as const), draft: randomDraft }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('place' as const), pick: fc.nat(5), isTold: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tell' as const) }) },
);

describe('the log', () => {
  it('replays to the live state: random logs, rebased on the order of the server, with late and repeated news', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const store = memoryLogStore();
        const log = await open('a', store);
        const server: ConversationEvent[] = [];
        for (const now of steps) {
          if (now.kind === 'append') await log.append([now.draft], 'turn-1');
          if (now.kind === 'foreign') {
            const counter = server.length;
            const event = {
              id: `b-${String(counter).padStart(8, '0')}`,
              seq: counter + 1,
              device: 'b',
              counter,
              at: 1,
              turn: null,
            };
            server.push({ ...event, ...now.draft } as ConversationEvent);
          }
          if (now.kind === 'place') {
            const unsent = log.unsent().filter(({ id }) => !server.some((event) => event.id === id));
            const picked = unsent[now.pick % Math.max(1, unsent.length)];
            if (picked === undefined) continue;
            server.push({ ...picked, seq: server.length + 1 });
            // Word of the place may come before the events that lie before it.
            if (now.isTold) log.confirm([{ id: picked.id, seq: server.length }]);
          }
          if (now.kind === 'tell') await log.receive(server.slice(log.cursor() === 0 ? 0 : log.cursor() - 1));
        }
        await settle();
        expect(fold(log.events())).toEqual(log.state());
        expect((await open('c', store)).state()).toEqual(log.state());
        await log.receive(server);
        expect(
          log
            .events()
            .slice(0, server.length)
            .map(({ id }) => id),
        ).toEqual(server.map(({ id }) => id));
        expect(log.hasGap()).toBe(false);
        expect(fold(log.events())).toEqual(log.state());
        const again = await open('d', store);
        expect(again.state()).toEqual(log.state());
        expect(again.unsent()).toEqual(log.unsent());
      }),
      { numRuns: 200 },
    );
  });

  it('replays to the live state across checkpoints', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomDraft, { minLength: 230, maxLength: 450 }), async (drafts) => {
        const store = memoryLogStore();
        const log = await open('a', store);
        for (const [index, draft] of drafts.entries()) {
          await log.append([draft], null);
          const sent = log.unsent();
          if (index % 7 === 0) log.confirm(sent.map(({ id }, place) => ({ id, seq: log.cursor() + place + 1 })));
        }
        await log.append([said('last')], null);
        const records = await store.read('one');
        expect(records.some(({ id }) => id === checkpointId)).toBe(true);
        expect((await open('b', store)).state()).toEqual(log.state());
        // The checkpoint saves work and holds no truth of its own.
        const without = memoryLogStore();
        await without.write(
          'one',
          records.filter(({ id }) => id !== checkpointId),
        );
        expect((await open('b', without)).state()).toEqual(log.state());
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it('folds from the start where a checkpoint is of an unknown version', async () => {
    const store = memoryLogStore();
    await (await open('a', store)).append([said('一')], null);
    await store.write('one', [{ id: checkpointId, body: { seq: 3, version: 2, state: { messages: [], stack: [] } } }]);
    const errors: unknown[] = [];
    expect((await open('b', store, errors)).state().messages.map(({ text }) => text)).toEqual(['一']);
    expect(errors).toEqual([]);
  });

  it('continues the count of events after a reload, so that order follows cause', async () => {
    const store = memoryLogStore();
    await (await open('z', store)).append([said('一'), said('二')], null);
    const later = await open('a', store);
    await later.append([said('三')], null);
    expect(later.state().messages.map(({ text }) => text)).toEqual(['一', '二', '三']);
    expect(later.unsent().map(({ counter }) => counter)).toEqual([1, 2, 3]);
  });

  it('folds a draft before it is durable, and resolves when it is', async () => {
    let write: () => void = () => {};
    const store: LogStore = { ...memoryLogStore(), write: () => new Promise((resolve) => (write = resolve)) };
    const log = await open('a', store);
    let isDurable = false;
    const appended = log.append([said('一')], null).then(() => (isDurable = true));
    await Promise.resolve();
    expect(log.state().messages).toHaveLength(1);
    expect(isDurable).toBe(false);
    write();
    await appended;
    expect(isDurable).toBe(true);
  });

  it('keeps its own words as they were typed when their masked copy comes back', async () => {
    const log = await open('a', memoryLogStore());
    await log.append([said('电话13800001001')], null);
    const [mine] = log.unsent();
    await log.receive([{ ...mine, seq: 1, data: { text: '电话138****1001' } }]);
    expect(log.state().messages.map(({ text, seq }) => [text, seq])).toEqual([['电话13800001001', 1]]);
  });

  it('reports two events that claim one place and keeps the first', async () => {
    const errors: unknown[] = [];
    const log = await open('a', memoryLogStore(), errors);
    const event = { seq: 1, device: 'b', counter: 1, at: 1, turn: null, type: 'user.said' };
    await log.receive([{ ...event, id: 'b-00000001', data: { text: '一' } }]);
    await log.receive([{ ...event, id: 'b-00000002', data: { text: '二' } }]);
    expect(log.state().messages.map(({ text }) => text)).toEqual(['一']);
    expect(errors).toEqual([expect.objectContaining({ code: 'CONFLICT' })]);
  });
});
