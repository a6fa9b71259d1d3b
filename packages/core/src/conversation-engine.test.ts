import { describe, expect, it } from 'vitest';
import type { Conversation, ConversationOptions, ConversationPorts } from './conversation-api.ts';
import { createEngine } from './conversation-engine.ts';
import { memoryLogStore } from './drivers/memory.ts';
import { isXiaoerError, XiaoerError } from './errors.ts';
import type { LogStore } from './ports/log-store.ts';
import type { ConversationEvent } from './session/events.ts';
import { deafUnderstander, echoTurn, emptyPack } from './testing/echo-dialogue.ts';
import { fakeClock, settle } from './testing/fake-clock.ts';
import { fakeIds } from './testing/fake-ids.ts';
import { fakeServer, type FakeLookup } from './testing/fake-server.ts';

interface Tab {
  readonly conversation: Conversation;
  readonly errors: unknown[];
  readonly events: ConversationEvent[];
  readonly texts: () => readonly string[];
}

interface Shopper {
  readonly device?: string;
  readonly ports?: Partial<ConversationPorts>;
  readonly options?: Partial<ConversationOptions>;
}

function createWorld(lookups: Readonly<Record<string, FakeLookup>> = {}) {
  const clock = fakeClock();
  const server = fakeServer(clock, lookups);
  const store = memoryLogStore();
  function open({ device = 'tab1', ports = {}, options = {} }: Shopper = {}): Tab {
    const errors: unknown[] = [];
    const events: ConversationEvent[] = [];
    const conversation = createEngine(
      echoTurn,
      { understander: deafUnderstander, logStore: store, clock, nextId: fakeIds(device), ...ports },
      {
        id: 'shop:u1',
        device,
        pack: emptyPack,
        onError: (error) => errors.push(error),
        onEvent: (event) => events.push(event),
        ...options,
      },
    );
    const texts = (): readonly string[] =>
      conversation.view.messages.peek().map(({ from, text, notice }) => `${from}:${notice ?? text}`);
    return { conversation, errors, events, texts };
  }
  const online = (shopper: Shopper = {}): Tab =>
    open({ ...shopper, ports: { gateway: server.gateway(), ...shopper.ports } });
  return { clock, server, store, open, online };
}

/** One store as several tabs see it: each hears of what the others write. */
function sharedStore(): { readonly tab: () => LogStore } {
  const store = memoryLogStore();
  const listeners = new Set<{ readonly tab: number; readonly onChange: () => void }>();
  let tabs = 0;
  const tell = (tab: number): void => {
    for (const listener of listeners) if (listener.tab !== tab) listener.onChange();
  };
  return {
    tab() {
      const tab = (tabs += 1);
      return {
        read: store.read,
        write: (id, records) => store.write(id, records).then(() => tell(tab)),
        erase: (id) => store.erase(id).then(() => tell(tab)),
        watch(_id, onChange) {
          const listener = { tab, onChange };
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
    },
  };
}

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

describe('a conversation on its own', () => {
  it('greets once, answers, and shows everything again after a reload', async () => {
    const { open } = createWorld();
    const first = open();
    await first.conversation.say('运费谁出');
    expect(first.texts()).toEqual(['bot:您好', 'user:运费谁出', 'bot:回:运费谁出']);
    expect(first.conversation.view.status.peek().connection).toBe('local');
    first.conversation.close();
    const second = open({ device: 'tab2' });
    await second.conversation.setPage({});
    expect(second.texts()).toEqual(first.texts());
    expect(second.events).toEqual([]);
    expect(second.conversation.state()).toEqual(first.conversation.state());
  });

  it('serves inputs one turn at a time in their order', async () => {
    const { open } = createWorld();
    const { conversation, texts } = open();
    await Promise.all(['一', '二', '三'].map((text) => conversation.say(text)));
    expect(texts().slice(1)).toEqual(['user:一', 'bot:回:一', 'user:二', 'bot:回:二', 'user:三', 'bot:回:三']);
  });

  it('keeps the identity of rows that did not change', async () => {
    const { open } = createWorld();
    const { conversation } = open();
    await conversation.say('一');
    const before = conversation.view.messages.peek();
    await conversation.say('二');
    const after = conversation.view.messages.peek();
    expect(before.every((row, index) => row === after[index])).toBe(true);
    await conversation.setPage({ product: 'P100' });
    expect(conversation.view.messages.peek()).toBe(after);
  });

  it('ignores blank input and repairs broken text', async () => {
    const { open } = createWorld();
    const { conversation, texts } = open({ options: { greets: false } });
    for (const text of ['', '  \n\t', '\u200b\u3000']) await conversation.say(text);
    expect(texts()).toEqual([]);
    await conversation.say('a\ud800b');
    await conversation.say('<script>alert(1)</script>');
    await conversation.say('👍🏻');
    expect(texts().filter((text) => text.startsWith('user'))).toEqual([
      'user:a\ufffdb',
      'user:<script>alert(1)</script>',
      'user:👍🏻',
    ]);
  });

  it('cuts a text at 2,000 units, never inside a character, and says so', async () => {
    const { open } = createWorld();
    const { conversation } = open({ options: { greets: false } });
    await conversation.say(`${'长'.repeat(1999)}😀还有`);
    const [said, notice] = conversation.view.messages.peek();
    expect(said?.text).toBe('长'.repeat(1999));
    expect(notice).toMatchObject({ from: 'notice', notice: 'text.cut' });
    await conversation.say('长'.repeat(2000));
    expect(conversation.view.messages.peek().filter((row) => row.notice === 'text.cut')).toHaveLength(1);
  });

  it('takes an option on offer, and says the label of one that is gone', async () => {
    const { open } = createWorld();
    const { conversation, texts } = open();
    await conversation.ready;
    await conversation.setPage({});
    const [offered] = conversation.view.suggestions.peek();
    await conversation.choose(offered?.id ?? '');
    expect(texts().slice(1)).toEqual(['user:还有吗', 'bot:选了 more:您好']);
    await conversation.choose(offered?.id ?? '');
    expect(texts().slice(-2)).toEqual(['user:还有吗', 'bot:回:还有吗']);
    await conversation.choose('never-seen', '别的');
    expect(texts().slice(-1)).toEqual(['bot:回:别的']);
  });

  it('masks secrets before they are written down, and nothing else', async () => {
    const { open, store } = createWorld();
    const { conversation, texts } = open({ options: { greets: false } });
    await conversation.say('身份证11010519491231002X 卡6200000000000005 密码是abc123 电话13800001001');
    expect(JSON.stringify(await store.read('shop:u1'))).not.toMatch(/1949123|62000000|abc123/);
    expect(texts()[0]).toContain('13800001001');
  });

  it('tells of every event once', async () => {
    const { open } = createWorld();
    const { conversation, events } = open();
    await conversation.say('一');
    expect(events.map(({ type }) => type)).toEqual(['conversation.started', 'bot.said', 'user.said', 'bot.said']);
    expect(new Set(events.map(({ id }) => id)).size).toBe(4);
  });

  it('writes page, language and customer only when they changed', async () => {
    const { open } = createWorld();
    const user = { id: 'u1001', name: '林晓' };
    const first = open({ options: { user, page: { product: 'P100' }, locale: 'zh-Hant-HK' } });
    await first.conversation.setPage({ product: 'P100' });
    await first.conversation.setLocale('zh-TW');
    const types = ['conversation.started', 'user.identified', 'page.changed', 'bot.said'];
    expect(first.events.map(({ type }) => type)).toEqual(types);
    expect(first.conversation.view.status.peek()).toMatchObject({ locale: 'zh-TW', userName: '林晓' });
    first.conversation.close();
    const second = open({ device: 'tab2', options: { user, page: { product: 'P100' }, locale: 'en-GB' } });
    await second.conversation.setPage({ product: 'P100' });
    expect(second.events.map(({ type }) => type)).toEqual(['locale.changed']);
  });

  it('throws at once where an option cannot work', () => {
    const { open } = createWorld();
    const broken: Shopper[] = [
      { options: { id: '' } },
      { device: 'x'.repeat(65) },
      { ports: { logStore: {} as unknown as LogStore } },
      { options: { pack: null as unknown as typeof emptyPack } },
    ];
    for (const shopper of broken) {
      expect(() => open(shopper)).toThrowError(expect.objectContaining({ code: 'OPTIONS_INVALID' }));
    }
  });

  it('rejects calls after close with CONVERSATION_CLOSED and drops late results', async () => {
    let answer: (value: unknown) => void = () => {};
    const { online, server } = createWorld({ 'orders.get': () => new Promise((resolve) => (answer = resolve)) });
    const { conversation, texts } = online();
    const turn = conversation.say('查 20261115100001');
    await settle();
    expect(server.calls).toHaveLength(1);
    conversation.close();
    answer({});
    await turn;
    expect(texts().at(-1)).toBe('user:查 20261115100001');
    const refusal: unknown = await conversation.say('还在吗').catch((error: unknown) => error);
    expect(isXiaoerError(refusal) && refusal.code).toBe('CONVERSATION_CLOSED');
  });

  it('forgets everything on erase', async () => {
    const { open, store } = createWorld();
    const { conversation } = open();
    await conversation.say('一');
    await conversation.erase();
    expect(await store.read('shop:u1')).toEqual([]);
    expect(conversation.view.messages.peek()).toEqual([]);
  });

  it('goes on in memory where the disk refuses, and tells it once', async () => {
    const refuse = (): Promise<never> => Promise.reject(new XiaoerError('STORAGE_FAILED', 'The disk is full.'));
    const { open } = createWorld();
    const full: LogStore = { read: () => Promise.resolve([]), write: refuse, erase: refuse };
    const { conversation, errors, texts } = open({ ports: { logStore: full } });
    await conversation.say('一');
    await conversation.say('二');
    expect(texts()).toEqual(['bot:您好', 'user:一', 'bot:回:一', 'user:二', 'bot:回:二']);
    expect(errors.map((error) => (error as XiaoerError).code)).toEqual(['STORAGE_FAILED']);
  });

  it('writes what a full disk refused as soon as the disk takes it', async () => {
    const { open, store } = createWorld();
    let isFull = true;
    const sometimes: LogStore = {
      read: store.read,
      erase: store.erase,
      write: (id, records) => (isFull ? Promise.reject(new Error('full')) : store.write(id, records)),
    };
    const first = open({ ports: { logStore: sometimes } });
    await first.conversation.say('一');
    isFull = false;
    await first.conversation.say('二');
    first.conversation.close();
    const second = open({ device: 'tab2' });
    await second.conversation.setPage({});
    expect(second.texts()).toEqual(first.texts());
  });

  it('survives a host whose callbacks throw', async () => {
    const { open } = createWorld();
    const fail = (): never => {
      throw new Error('host');
    };
    const { conversation, texts } = open({ options: { onEvent: fail, onError: fail } });
    await conversation.say('一');
    expect(texts().at(-1)).toBe('bot:回:一');
  });

  it('skips unknown and malformed records and reports them', async () => {
    const { open, store } = createWorld();
    await store.write('shop:u1', [
      { id: 'x', body: 'nonsense' },
      {
        id: 'y',
        body: {
          id: 'future-00001',
          seq: null,
          device: 'd',
          counter: 1,
          at: 1,
          turn: null,
          type: 'robot.danced',
          data: {},
        },
      },
      { id: 'checkpoint', body: { seq: 5, version: 99, state: {} } },
    ]);
    const { conversation, errors, texts } = open();
    await conversation.say('一');
    expect(texts()).toEqual(['bot:您好', 'user:一', 'bot:回:一']);
    expect(errors).toHaveLength(2);
  });
});

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
