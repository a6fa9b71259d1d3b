import { describe, expect, it } from 'vitest';
import type { ConversationEvent, EventDraft } from './events.ts';
import { initialState } from './initial-state.ts';
import { projectStatus, projectSuggestions, type SyncView } from './project.ts';
import { reduce } from './reduce.ts';
import type { ConversationState } from './state.ts';

function fold(...drafts: readonly EventDraft[]): ConversationState {
  const events = drafts.map((draft, index) => {
    const id = `event-${String(index + 1).padStart(4, '0')}`;
    return { id, seq: null, device: 'tab1', counter: index + 1, at: index, turn: 'turn-1', ...draft };
  });
  return (events as ConversationEvent[]).reduce(reduce, initialState);
}

const online: SyncView = { connection: 'online', unsent: 0, isFailed: () => false, mind: 'ready' };
const agent = { id: 'a1', name: '小陈' };
const said = (text: string): EventDraft => ({ type: 'user.said', data: { text } });
const answered = (text: string, mentions: Record<string, string[]> = {}): EventDraft => ({
  type: 'bot.said',
  data: { text, blocks: [], suggestions: [{ id: text, label: text }], source: { policy: 'p', id: 'i' }, mentions },
});
const heard = (upset: number): EventDraft => ({
  type: 'intent.recognized',
  data: { intents: [], inScope: 1, entities: [], emotion: { label: 'neutral', upset }, model: 'm@1' },
});
const decided = (rule: string, intent: string | null, ...types: string[]): EventDraft => ({
  type: 'policy.decided',
  data: { policy: 'p', rule, reason: '', intent, confidence: 1, commands: types.map((type) => ({ type })) },
});
const started = (frame: string, flow: string, by: 'intent' | 'run' = 'intent'): EventDraft => ({
  type: 'flow.started',
  data: { frame, flow, title: flow, by, slots: {} },
});
const ended = (by: 'agent' | 'user'): EventDraft => ({ type: 'handoff.ended', data: { by } });
const assigned: EventDraft = { type: 'handoff.assigned', data: { ticketId: 't1', agent } };

describe('reduce', () => {
  it('keeps five mentions of each kind, newest first and each once', () => {
    const state = fold(
      answered('', { order: ['1', '2', '3'] }),
      answered('', { order: ['4', '1'], product: ['P100'] }),
      answered('', { order: ['5', '6'] }),
    );
    expect(state.mentions).toEqual({ order: ['5', '6', '4', '1', '2'], product: ['P100'] });
  });

  it('counts misses in a row and forgets them at an answer', () => {
    const missed = [decided('unclear', 'a'), decided('fallback', null, 'cannot_handle')];
    expect(fold(...missed).misses).toBe(2);
    expect(fold(...missed, decided('sure', 'ship.track', 'answer'))).toMatchObject({
      misses: 0,
      topic: 'ship.track',
      attempts: [{ id: 'ship.track', outcome: 'answered' }],
    });
  });

  it('takes the highest upset of the last three messages', () => {
    expect(fold(heard(0.9), heard(0.1), heard(0.2)).upset).toBe(0.9);
    expect(fold(heard(0.9), heard(0.1), heard(0.2), heard(0)).upset).toBe(0.2);
  });

  it('tells what became of a wish, but not of a flow that another flow ran', () => {
    const over = (frame: string, flow: string, outcome: 'completed' | 'cancelled'): EventDraft => ({
      type: 'flow.ended',
      data: { frame, flow, outcome },
    });
    const state = fold(
      started('f1', 'returns'),
      started('f2', 'login', 'run'),
      over('f2', 'login', 'completed'),
      over('f1', 'returns', 'cancelled'),
      started('f3', 'returns'),
    );
    expect(state.attempts.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['returns', 'cancelled'],
      ['returns', 'open'],
    ]);
    expect(state.stack.map(({ id }) => id)).toEqual(['f3']);
  });

  it('gives the result of a call to the frame that asked, under the name it chose', () => {
    const call = { key: 'k1', name: 'orders.get' };
    const state = fold(
      started('f1', 'track'),
      { type: 'action.started', data: { ...call, input: {}, frame: 'f1', into: 'order' } },
      { type: 'action.succeeded', data: { ...call, output: { orderNo: '1' } } },
    );
    expect(state.stack[0]?.results).toEqual({ order: { orderNo: '1' } });
    expect(state.actions['k1']).toMatchObject({ status: 'succeeded' });
  });

  it('ignores what concerns a frame that is gone', () => {
    const late: EventDraft = { type: 'step.reached', data: { frame: 'f9', step: 's', asks: null, attempt: 0 } };
    const before = fold(started('f1', 'track'));
    expect(fold(started('f1', 'track'), late).stack).toEqual(before.stack);
  });

  it('lets a claim of the page take nothing from what the server verified', () => {
    const identified = (id: string | null, verified: boolean): EventDraft => ({
      type: 'user.identified',
      data: { id, verified, ...(verified ? { name: '林晓', level: 'gold' } : {}) },
    });
    expect(fold(identified('u1', true), identified('u1', false)).user).toMatchObject({
      isVerified: true,
      level: 'gold',
    });
    expect(fold(identified('u1', true), identified('u2', false)).user).toMatchObject({
      isVerified: false,
      level: null,
    });
  });

  it('shows no place in the queue once a person is there, even if the news came late', () => {
    const queued: EventDraft = { type: 'handoff.queued', data: { ticketId: 't1', position: 3, isOpen: true } };
    expect(fold(queued, assigned, queued).handoff).toMatchObject({ phase: 'assigned', position: null });
  });

  it('starts afresh after a person heard the customer', () => {
    expect(fold(heard(1), assigned, ended('agent'))).toMatchObject({ upset: 0, misses: 0 });
  });
});

describe('project', () => {
  it('offers the suggestions of the last message only while nobody spoke after it', () => {
    expect(projectSuggestions(fold(answered('一'), answered('二'))).map(({ id }) => id)).toEqual(['二']);
    expect(projectSuggestions(fold(answered('一'), said('二')))).toEqual([]);
    expect(projectSuggestions(fold(answered('一'), assigned)).map(({ id }) => id)).toEqual(['一']);
  });

  it('asks for a rating when a person ended the talk, and not after it was given', () => {
    const rating = (...drafts: readonly EventDraft[]): string => projectStatus(fold(...drafts), online, null).rating;
    const given: EventDraft = { type: 'rating.given', data: { score: 5 } };
    expect(rating(assigned)).toBe('none');
    expect(rating(assigned, ended('user'))).toBe('none');
    expect(rating(assigned, ended('agent'))).toBe('asked');
    expect(rating(assigned, ended('agent'), given)).toBe('given');
  });

  it('keeps the identity of a status that reads as before', () => {
    const state = fold(said('一'));
    const status = projectStatus(state, online, null);
    expect(projectStatus(fold(said('一'), said('二')), online, status)).toBe(status);
  });
});
