import type { Pack } from '../pack/schema.ts';
import type { Understander } from '../ports/understander.ts';
import type { EventDraft } from '../session/events.ts';
import type { Mind } from '../session/mind.ts';

const answer: Mind['answer'] = async (input, { append, gateway, nextId, state, isCancelled }) => {
  switch (input.kind) {
    case 'start':
      return append([botSaid('您好')]);
    case 'say':
      break;
    case 'choose':
      return append([botSaid(`选了 ${input.id}`)]);
    case 'submit':
      return append([botSaid('收到')]);
    case 'human':
      return append([requested()]);
    case 'resume':
      return append([botSaid('登录好了')]);
    default: {
      const unknown: never = input;
      return unknown;
    }
  }
  if (state().handoff.phase === 'assigned') return;
  if (input.text === '需要登录') return append([waitingFlow(nextId()), botSaid('请先登录')]);
  if (input.text === '人工') return append([requested()]);
  if (!input.text.startsWith('查 ')) return append([botSaid(`回:${input.text}`)]);
  const key = nextId();
  const orderNo = input.text.slice(2);
  await append([{ type: 'action.started', data: { key, name: 'orders.get', input: { orderNo }, frame: null } }]);
  try {
    const output = await gateway?.lookup('orders.get', { orderNo }, key);
    if (isCancelled()) return;
    await append([{ type: 'action.succeeded', data: { key, name: 'orders.get', output } }, botSaid('查到了')]);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    await append([{ type: 'action.failed', data: { key, name: 'orders.get', code: 'X', message } }, botSaid('没查到')]);
  }
};

/** The smallest mind: says back what it hears, `查 …` asks a lookup, `人工` asks for a person. For tests of the conversation. */
export const echoMind: Mind = { pack: 'test@1', answer };

function botSaid(text: string): EventDraft {
  const suggestions = [{ id: `more:${text}`, label: '还有吗' }];
  return { type: 'bot.said', data: { text, blocks: [], suggestions, source: { policy: 'echo', id: 'echo' } } };
}

function waitingFlow(frame: string): EventDraft {
  return { type: 'flow.started', data: { frame, flow: 'orders', title: '查订单', by: 'intent', slots: {} } };
}

function requested(): EventDraft {
  const told = { summary: '要人工', reason: 'asked', queue: 'default', tried: [], slots: {}, orderNo: null };
  const emotion = { label: 'neutral', upset: 0 };
  const ticket = { ...told, emotion, page: {}, locale: 'zh-CN', transcript: [] };
  return { type: 'handoff.requested', data: { ticket } };
}

/** A pack with nothing in it. */
export const emptyPack: Pack = {
  pack: 'test',
  version: '1',
  title: 'Test',
  facts: {},
  intents: {},
  responses: {},
  flows: {},
  articles: {},
  products: {},
  names: {},
  patterns: {},
  lookups: {},
  indexes: {},
  lexicon: { characters: '', names: {}, places: [] },
  format: 1,
  thresholds: {
    act: 0.6,
    ask: 0.4,
    inScope: 0.5,
    upset: 0.7,
  },
};

/** Understands nothing. */
export const deafUnderstander: Understander = {
  understand: () =>
    Promise.resolve({
      intents: [],
      inScope: 0,
      entities: [],
      emotion: { label: 'neutral', upset: 0 },
      model: 'deaf@1',
    }),
};
