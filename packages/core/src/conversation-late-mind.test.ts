import { describe, expect, it } from 'vitest';
import { XiaoerError } from './errors.ts';
import type { Mind } from './session/mind.ts';
import { echoMind } from './testing/echo-dialogue.ts';
import { settle } from './testing/fake-clock.ts';
import { fakeIds } from './testing/fake-ids.ts';
import { createWorld } from './testing/world.ts';

/** A mind that a test lets come, or fail, by hand; one way for each time it is asked for. */
function lateMind() {
  const asked: { resolve: (mind: Mind) => void; reject: (error: unknown) => void }[] = [];
  const mind = (): Promise<Mind> => new Promise((resolve, reject) => asked.push({ resolve, reject }));
  return {
    mind,
    asked,
    async comes(loaded: Mind = echoMind): Promise<void> {
      asked.at(-1)?.resolve(loaded);
      await settle();
    },
    async fails(): Promise<void> {
      asked.at(-1)?.reject(new XiaoerError('NETWORK_FAILED', 'There is no network.'));
      await settle();
    },
  };
}

describe('a conversation whose mind is on its way', () => {
  it('shows its history', async () => {
    const { open } = createWorld();
    const first = open();
    await first.conversation.say('运费谁出');
    first.conversation.close();
    const { conversation, texts } = open({ device: 'tab2', mind: lateMind().mind });
    await conversation.ready;
    expect(texts()).toEqual(first.texts());
    expect(conversation.view.status.peek().mind).toBe('loading');
    expect(conversation.view.typing.peek()).toBe('none');
  });

  it('hears, keeps and sends what is said at once, and answers everything once when it is there', async () => {
    const { online, server, store } = createWorld();
    const late = lateMind();
    const { conversation, texts } = online({ mind: late.mind });
    const turns = [conversation.say('一'), conversation.say('二')];
    await settle();
    expect(texts()).toEqual(['user:一', 'user:二']);
    expect(conversation.view.typing.peek()).toBe('bot');
    expect(JSON.stringify(await store.read('shop:u1'))).toContain('二');
    expect(server.events().map(({ type }) => type)).toContain('user.said');
    await late.comes();
    await Promise.all(turns);
    expect(texts()).toEqual(['user:一', 'user:二', 'bot:您好', 'bot:回:一', 'bot:回:二']);
    expect(conversation.view.typing.peek()).toBe('none');
    expect(conversation.view.status.peek().mind).toBe('ready');
  });

  it('greets when it is there, after what the page said of itself', async () => {
    const { open } = createWorld();
    const late = lateMind();
    const { conversation, texts, events } = open({
      mind: late.mind,
      options: { locale: 'en', page: { product: 'P100' } },
    });
    await conversation.setPage({ product: 'P200' });
    expect(texts()).toEqual([]);
    await late.comes();
    await conversation.say('hi');
    expect(texts()).toEqual(['bot:您好', 'user:hi', 'bot:回:hi']);
    const told = events.map(({ type }) => type).slice(0, 4);
    expect(told).toEqual(['locale.changed', 'page.changed', 'page.changed', 'conversation.started']);
    expect(events[3]?.data).toMatchObject({ locale: 'en', pack: 'test@1' });
  });

  it('answers after a reload what was said before the mind came, in order and once', async () => {
    const { open } = createWorld();
    const first = open({ mind: lateMind().mind });
    void first.conversation.say('一');
    void first.conversation.say('二');
    await settle();
    first.conversation.close();
    const reloaded = open({ ports: { nextId: fakeIds('reloaded') } });
    await reloaded.conversation.setPage({});
    expect(reloaded.texts()).toEqual(['user:一', 'user:二', 'bot:您好', 'bot:回:一', 'bot:回:二']);
    reloaded.conversation.close();
    const again = open({ ports: { nextId: fakeIds('again') } });
    await again.conversation.setPage({});
    expect(again.texts()).toEqual(reloaded.texts());
  });

  it('answers after a reload what was said while it was busy with what was said before', async () => {
    const { open } = createWorld();
    const late = lateMind();
    const first = open({ mind: late.mind });
    void first.conversation.say('一');
    void first.conversation.say('二');
    await settle();
    const stuck: Mind['answer'] = (input, context) =>
      input.kind === 'say' && input.text === '二' ? new Promise(() => {}) : echoMind.answer(input, context);
    await late.comes({ ...echoMind, answer: stuck });
    expect(first.texts()).toEqual(['user:一', 'user:二', 'bot:您好', 'bot:回:一']);
    first.conversation.close();
    const reloaded = open({ ports: { nextId: fakeIds('reloaded') } });
    await reloaded.conversation.setPage({});
    expect(reloaded.texts()).toEqual([...first.texts(), 'bot:回:二']);
  });

  it('takes a tap on what history offers', async () => {
    const { open } = createWorld();
    const first = open();
    await first.conversation.say('一');
    first.conversation.close();
    const late = lateMind();
    const { conversation, texts } = open({ device: 'tab2', mind: late.mind });
    await conversation.ready;
    const [offered] = conversation.view.suggestions.peek();
    const turn = conversation.choose(offered?.id ?? '');
    await settle();
    expect(texts().at(-1)).toBe('user:还有吗');
    await late.comes();
    await turn;
    expect(texts().at(-1)).toBe('bot:选了 more:回:一');
  });

  it('asks for a person without it and talks with him', async () => {
    const { online, server } = createWorld();
    const late = lateMind();
    const { conversation, texts } = online({ mind: late.mind });
    void conversation.say('我的卡 6200000000000005');
    await conversation.requestHuman();
    await conversation.requestHuman();
    await settle();
    const requests = server.events().filter(({ type }) => type === 'handoff.requested');
    expect(requests).toHaveLength(1);
    expect(JSON.stringify(requests)).not.toContain('6200000000000005');
    expect(requests[0]?.data).toMatchObject({ ticket: { reason: 'asked', transcript: [{ from: 'user' }] } });
    expect(conversation.view.status.peek().handoff).toBe('requested');
    expect(conversation.view.typing.peek()).toBe('none');
    await late.comes();
    expect(texts()).not.toContain('bot:您好');
  });

  it('waits for no mind when it is closed', async () => {
    const { open } = createWorld();
    const late = lateMind();
    const { conversation } = open({ mind: late.mind });
    const turn = conversation.say('一');
    await settle();
    conversation.close();
    await turn;
    let isClosed = false;
    await late.comes({ ...echoMind, close: () => (isClosed = true) });
    expect(isClosed).toBe(true);
  });
});

describe('a mind that cannot be had', () => {
  it('is told, and asked for again on retry', async () => {
    const { open } = createWorld();
    const late = lateMind();
    const { conversation, errors, texts } = open({ mind: late.mind });
    const turn = conversation.say('一');
    await settle();
    await late.fails();
    expect(conversation.view.status.peek().mind).toBe('failed');
    expect(conversation.view.typing.peek()).toBe('none');
    expect(errors.map((error) => (error as XiaoerError).code)).toEqual(['NETWORK_FAILED']);
    await conversation.retry();
    expect(late.asked).toHaveLength(2);
    expect(conversation.view.typing.peek()).toBe('bot');
    await late.comes();
    await turn;
    expect(texts()).toEqual(['user:一', 'bot:您好', 'bot:回:一']);
  });

  it('is asked for again when the customer speaks', async () => {
    const { open } = createWorld();
    const late = lateMind();
    const { conversation } = open({ mind: late.mind });
    await settle();
    await late.fails();
    void conversation.say('一');
    await settle();
    expect(late.asked).toHaveLength(2);
  });

  it('is told of when it takes too long, and still taken when it comes', async () => {
    const { open, clock } = createWorld();
    const late = lateMind();
    const { conversation, errors, texts } = open({ mind: late.mind });
    await settle();
    await clock.advance(20_000);
    expect(conversation.view.status.peek().mind).toBe('failed');
    expect(errors.map((error) => (error as XiaoerError).code)).toEqual(['TIMEOUT']);
    await late.comes();
    expect(conversation.view.status.peek().mind).toBe('ready');
    expect(texts()).toEqual(['bot:您好']);
  });

  it('is asked for again when the server can be reached again', async () => {
    const { online, server, clock } = createWorld();
    const late = lateMind();
    server.setOnline(false);
    const { conversation } = online({ mind: late.mind });
    await conversation.ready;
    await settle();
    await late.fails();
    server.setOnline(true);
    await clock.advance(60_000);
    expect(late.asked).toHaveLength(2);
  });
});
