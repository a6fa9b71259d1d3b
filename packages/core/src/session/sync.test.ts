import { describe, expect, it } from 'vitest';
import { memoryLogStore } from '../drivers/memory.ts';
import { XiaoerError } from '../errors.ts';
import { settle } from '../testing/fake-clock.ts';
import { createWorld, sharedStore } from '../testing/world.ts';

describe('a conversation with a server', () => {
  it('sends one turn as one call and marks it as sent', async () => {
    const { online, server, clock } = createWorld();
    const { conversation } = online();
    await conversation.say('一');
    expect(server.appends()).toBeLessThanOrEqual(3);
    await clock.advance(0);
    expect(server.events().map((event) => event['type'])).toEqual([
      'conversation.started',
      'bot.said',
      'user.said',
      'bot.said',
    ]);
    expect(conversation.view.messages.peek().map(({ delivery }) => delivery)).toEqual(['sent', 'sent', 'sent']);
    expect(conversation.view.status.peek()).toMatchObject({ connection: 'online', unsent: 0 });
  });

  it('answers offline, and sends everything once when the network is back', async () => {
    const { online, server, clock } = createWorld();
    server.setOnline(false);
    const { conversation, texts } = online();
    await conversation.say('一');
    expect(texts()).toEqual(['bot:您好', 'user:一', 'bot:回:一']);
    expect(conversation.view.status.peek()).toMatchObject({ connection: 'offline', unsent: 4 });
    expect(conversation.view.messages.peek()[1]?.delivery).toBe('sending');
    await clock.advance(60_000);
    expect(server.events()).toEqual([]);
    server.setOnline(true);
    await clock.advance(1000);
    expect(server.events()).toHaveLength(4);
    expect(conversation.view.messages.peek()[1]?.delivery).toBe('sent');
  });

  it('shows both tabs of a customer the same, in the order of the server', async () => {
    const { online, clock } = createWorld();
    const left = online({ device: 'left', ports: { logStore: memoryLogStore() } });
    await left.conversation.say('左');
    await clock.advance(0);
    const right = online({ device: 'right', ports: { logStore: memoryLogStore() } });
    await right.conversation.say('右');
    await left.conversation.say('再左');
    await clock.advance(0);
    expect(left.texts()).toEqual([
      'bot:您好',
      'user:左',
      'bot:回:左',
      'user:右',
      'bot:回:右',
      'user:再左',
      'bot:回:再左',
    ]);
    expect(right.texts()).toEqual(left.texts());
  });

  it('sends copies without personal data and keeps its own as they are', async () => {
    const { online, server, clock } = createWorld();
    const { conversation, texts } = online();
    await conversation.say('电话13800001001 订单20261115100001');
    await clock.advance(0);
    expect(JSON.stringify(server.events())).not.toContain('13800001001');
    expect(JSON.stringify(server.events())).toContain('138****1001');
    expect(JSON.stringify(server.events())).toContain('20261115100001');
    expect(texts()[1]).toContain('13800001001');
  });

  it('marks what the server refuses as failed, sends the rest, and sends it again on retry', async () => {
    const { online, server, clock } = createWorld();
    const { conversation } = online();
    await conversation.ready;
    await clock.advance(0);
    server.refuse((event) => (JSON.stringify(event).includes('坏') ? new XiaoerError('REQUEST_INVALID', 'bad') : null));
    await conversation.say('坏');
    await conversation.say('好');
    await clock.advance(100);
    const deliveries = (): readonly string[] =>
      conversation.view.messages.peek().map(({ text, delivery }) => `${text} ${delivery}`);
    expect(deliveries()).toContain('坏 failed');
    expect(deliveries()).toContain('好 sent');
    server.refuse(null);
    await conversation.retry();
    await clock.advance(100);
    expect(deliveries()).toContain('坏 sent');
    expect(conversation.view.status.peek().unsent).toBe(0);
  });

  it('waits as long as a busy server asks', async () => {
    const { online, server, clock } = createWorld();
    server.refuse(() => new XiaoerError('RATE_LIMITED', 'busy', { data: { retryAfterMs: 40_000 } }));
    const { conversation } = online();
    await conversation.say('一');
    const asked = server.appends();
    await clock.advance(39_000);
    expect(server.appends()).toBe(asked);
    expect(conversation.view.status.peek().connection).toBe('online');
    server.refuse(null);
    await clock.advance(2000);
    expect(conversation.view.status.peek().unsent).toBe(0);
  });

  it('sends a long backlog in batches of at most fifty, in order', async () => {
    const { online, server, clock } = createWorld();
    server.setOnline(false);
    const { conversation } = online();
    for (let count = 0; count < 60; count += 1) await conversation.say(String(count));
    const before = server.appends();
    server.setOnline(true);
    await clock.advance(1000);
    expect(server.appends() - before).toBe(3);
    const texts = server
      .events()
      .filter((event) => event['type'] === 'user.said')
      .map((event) => event['data']);
    expect(texts).toEqual(Array.from({ length: 60 }, (_, count) => ({ text: String(count) })));
  });

  it('follows a hand-off to its rating', async () => {
    const { online, server, clock } = createWorld();
    const { conversation, texts } = online();
    await conversation.requestHuman();
    await clock.advance(0);
    const status = (): unknown => conversation.view.status.peek();
    expect(status()).toMatchObject({ handoff: 'requested' });
    server.write({ type: 'handoff.queued', data: { ticketId: 't1', position: 2, isOpen: true } });
    await clock.advance(0);
    expect(status()).toMatchObject({ handoff: 'queued', position: 2 });
    const agent = { id: 'a1', name: '小陈' };
    server.write({ type: 'handoff.assigned', data: { ticketId: 't1', agent } });
    server.agentTypes(true);
    await clock.advance(0);
    expect(conversation.view.typing.peek()).toBe('agent');
    await conversation.say('你好');
    server.write({ type: 'agent.said', data: { text: '我来看看', agent } });
    server.agentTypes(false);
    await clock.advance(0);
    expect(texts().slice(-3)).toEqual(['notice:handoff.assigned', 'user:你好', 'agent:我来看看']);
    expect(conversation.view.typing.peek()).toBe('none');
    server.write({ type: 'handoff.ended', data: { ticketId: 't1', by: 'agent' } });
    await clock.advance(0);
    expect(status()).toMatchObject({ handoff: 'ended', rating: 'asked' });
    await conversation.rate(5, '谢谢');
    expect(status()).toMatchObject({ rating: 'given' });
    await expect(conversation.rate(6)).rejects.toMatchObject({ code: 'OPTIONS_INVALID' });
  });

  it('brings its own words back to a server that lost its log, and takes the new order', async () => {
    const { online, server, clock, store } = createWorld();
    const { conversation, texts } = online();
    await conversation.say('一');
    await clock.advance(0);
    const agent = { id: 'a1', name: '小陈' };
    server.write({ type: 'agent.said', data: { text: '旧', agent } });
    await clock.advance(0);
    server.loseAll();
    await clock.advance(0);
    expect(server.events().map((event) => event['type'])).toEqual([
      'conversation.started',
      'bot.said',
      'user.said',
      'bot.said',
    ]);
    server.write({ type: 'agent.said', data: { text: '新', agent } });
    await clock.advance(0);
    expect(texts()).toEqual(['bot:您好', 'user:一', 'bot:回:一', 'agent:新']);
    conversation.close();
    const again = online({ device: 'tab2' });
    await again.conversation.setPage({});
    expect(again.texts()).toEqual(texts());
    expect(again.errors).toEqual([]);
    expect(await store.read('shop:u1')).not.toEqual([]);
  });

  it('asks again for an event that does not come', async () => {
    const { online, server, clock } = createWorld();
    const { conversation, texts } = online();
    await conversation.ready;
    await clock.advance(0);
    const agent = { id: 'a1', name: '小陈' };
    server.dropNext();
    server.write({ type: 'agent.said', data: { text: '一', agent } });
    server.write({ type: 'agent.said', data: { text: '二', agent } });
    await clock.advance(0);
    await clock.advance(5000);
    expect(texts()).toEqual(['bot:您好', 'agent:一', 'agent:二']);
  });

  it('keeps going over events that a newer server writes', async () => {
    const { online, server, clock } = createWorld();
    const { conversation, texts, errors } = online();
    await conversation.ready;
    await clock.advance(0);
    server.writeRaw({ id: 'future-00001', type: 'robot.danced' });
    const agent = { id: 'a1', name: '小陈' };
    server.write({ type: 'agent.said', data: { text: '在', agent } });
    await clock.advance(0);
    expect(texts().at(-1)).toBe('agent:在');
    expect(errors).toHaveLength(1);
  });

  it('goes on after the customer logged in, in the tab that was asked', async () => {
    const { online, server, clock } = createWorld();
    const left = online({ device: 'left', ports: { logStore: memoryLogStore() } });
    await left.conversation.say('需要登录');
    await clock.advance(0);
    const right = online({ device: 'right', ports: { logStore: memoryLogStore() } });
    await right.conversation.setPage({});
    server.write({ type: 'user.identified', data: { id: 'u1001', name: '林晓', verified: true } });
    await clock.advance(0);
    expect(left.texts().at(-1)).toBe('bot:登录好了');
    expect(right.texts()).toEqual(left.texts());
    expect(left.conversation.view.status.peek().userName).toBe('林晓');
    server.write({ type: 'user.identified', data: { id: 'u1001', name: '林晓晓', verified: true } });
    await clock.advance(0);
    expect(left.texts().filter((text) => text === 'bot:登录好了')).toHaveLength(1);
  });

  it('asks nothing again when the server verifies whom the page had named', async () => {
    const { online, server, clock } = createWorld();
    const { conversation, texts } = online({ options: { user: { id: 'u1001' } } });
    await conversation.say('需要登录');
    server.write({ type: 'user.identified', data: { id: 'u1001', name: '林晓', verified: true } });
    await clock.advance(0);
    expect(texts().at(-1)).toBe('bot:请先登录');
    expect(conversation.state().user.isVerified).toBe(true);
  });

  it('waits for the server before its first word, and not for ever', async () => {
    const { open, clock } = createWorld();
    const silent = {
      append: () => new Promise<never>(() => {}),
      listen: () => () => {},
      lookup: () => Promise.resolve(null),
    };
    const { conversation, texts } = open({ ports: { gateway: silent } });
    const turn = conversation.say('一');
    await clock.advance(1000);
    expect(texts()).toEqual([]);
    await clock.advance(1000);
    await turn;
    expect(texts()).toEqual(['bot:您好', 'user:一', 'bot:回:一']);
  });

  it('answers honestly when a lookup never comes back', async () => {
    const { online, clock } = createWorld({ 'orders.get': () => new Promise(() => {}) });
    const { conversation, texts } = online();
    const turn = conversation.say('查 20261115100001');
    await clock.advance(29_000);
    expect(conversation.view.typing.peek()).toBe('bot');
    await clock.advance(2000);
    await turn;
    expect(texts().at(-1)).toBe('bot:没查到');
  });

  it('does not greet a customer whose conversation the server knows', async () => {
    const { online, server, clock } = createWorld();
    const agent = { id: 'a1', name: '小陈' };
    server.write({ type: 'agent.said', data: { text: '明天见', agent } });
    const { conversation, texts } = online();
    await conversation.setPage({});
    await clock.advance(0);
    expect(texts()).toEqual(['agent:明天见']);
  });
});

describe('two tabs over one store', () => {
  it('show the same without a server, each word once', async () => {
    const { open } = createWorld();
    const shared = sharedStore();
    const left = open({ device: 'left', ports: { logStore: shared.tab() } });
    await left.conversation.say('左');
    const right = open({ device: 'right', ports: { logStore: shared.tab() } });
    await right.conversation.say('右');
    await left.conversation.say('再左');
    await settle();
    expect(left.texts()).toEqual([
      'bot:您好',
      'user:左',
      'bot:回:左',
      'user:右',
      'bot:回:右',
      'user:再左',
      'bot:回:再左',
    ]);
    expect(right.texts()).toEqual(left.texts());
    expect(right.conversation.state()).toEqual(left.conversation.state());
  });

  it('keep what was typed in one, though the server gives the other a masked copy', async () => {
    const { online, clock } = createWorld();
    const shared = sharedStore();
    const left = online({ device: 'left', ports: { logStore: shared.tab() } });
    const right = online({ device: 'right', ports: { logStore: shared.tab() } });
    await clock.advance(0);
    await left.conversation.say('电话13800001001');
    await clock.advance(10_000);
    expect(left.texts()).toContain('user:电话13800001001');
    expect(right.texts()).toEqual(left.texts());
    left.conversation.close();
    right.conversation.close();
    const later = online({ device: 'later', ports: { logStore: shared.tab() } });
    await later.conversation.setPage({});
    expect(later.texts()).toContain('user:电话13800001001');
  });

  it('send what a tab left behind when it closed, once', async () => {
    const { online, server, clock } = createWorld();
    const shared = sharedStore();
    server.setOnline(false);
    const left = online({ device: 'left', ports: { logStore: shared.tab() } });
    await left.conversation.say('左');
    left.conversation.close();
    server.setOnline(true);
    const right = online({ device: 'right', ports: { logStore: shared.tab() } });
    await right.conversation.setPage({});
    await clock.advance(6000);
    expect(server.events()).toHaveLength(4);
    expect(right.conversation.view.status.peek().unsent).toBe(0);
  });

  it('both close when one of them erases', async () => {
    const { open } = createWorld();
    const shared = sharedStore();
    const left = open({ device: 'left', ports: { logStore: shared.tab() } });
    await left.conversation.say('左');
    const right = open({ device: 'right', ports: { logStore: shared.tab() } });
    await right.conversation.say('右');
    await left.conversation.erase();
    await settle();
    await expect(right.conversation.say('还在')).rejects.toMatchObject({ code: 'CONVERSATION_CLOSED' });
  });
});
