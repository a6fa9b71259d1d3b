import { describe, expect, it } from 'vitest';
import { isXiaoerError, XiaoerError } from './errors.ts';
import type { LogStore } from './ports/log-store.ts';
import type { Mind } from './session/mind.ts';
import { settle } from './testing/fake-clock.ts';
import { fakeIds } from './testing/fake-ids.ts';
import { createWorld, type Shopper } from './testing/world.ts';

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

  it('waits for the disk before a call leaves the device, not for one that is answered on it', async () => {
    const { open, store } = createWorld();
    const calling: Mind = {
      pack: 'test@1',
      async answer(input, { append }) {
        if (input.kind !== 'say') return;
        const name = input.text;
        await append([{ type: 'action.started', data: { key: name, name, input: {}, frame: null } }]);
        await append([{ type: 'action.succeeded', data: { key: name, name, output: null } }]);
      },
    };
    const callsOf = async (called: string): Promise<readonly string[]> => {
      let isStuck = false;
      const disk: LogStore = {
        ...store,
        write: (id, records) => (isStuck ? new Promise(() => {}) : store.write(id, records)),
      };
      const tab = open({ device: called, mind: calling, ports: { logStore: disk }, options: { greets: false } });
      await tab.conversation.setPage({});
      isStuck = true;
      void tab.conversation.say(called);
      await settle();
      return tab.events.map(({ type }) => type).filter((type) => type.startsWith('action'));
    };
    expect(await callsOf('local.product')).toEqual(['action.started', 'action.succeeded']);
    expect(await callsOf('orders.get')).toEqual(['action.started']);
  });

  it('ignores blank input and repairs broken text', async () => {
    const { open } = createWorld();
    const { conversation, texts } = open({ options: { greets: false } });
    for (const text of ['', '  \n\t', '\u200b\u3000', undefined as unknown as string]) await conversation.say(text);
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

  it('answers after a reload what the page left unanswered, and says it once', async () => {
    const { online, open, server } = createWorld({ 'orders.get': () => new Promise(() => {}) });
    const first = online();
    void first.conversation.say('查 20261115100001');
    await settle();
    expect(server.calls).toHaveLength(1);
    first.conversation.close();
    const elsewhere = open({ device: 'tab2' });
    await elsewhere.conversation.setPage({});
    expect(elsewhere.texts()).toEqual(['bot:您好', 'user:查 20261115100001']);
    const reloaded = open({ ports: { nextId: fakeIds('reloaded') } });
    await reloaded.conversation.setPage({});
    expect(reloaded.texts()).toEqual(['bot:您好', 'user:查 20261115100001']);
  });

  it('runs a turn again that had not got further than hearing', async () => {
    const { open, store, clock } = createWorld();
    const first = open();
    await first.conversation.say('一');
    const records = await store.read('shop:u1');
    await store.erase('shop:u1');
    await store.write('shop:u1', records.slice(0, -1));
    const late = { device: 'tab1', ports: { nextId: fakeIds('later') } };
    const reloaded = open(late);
    await reloaded.conversation.setPage({});
    expect(reloaded.texts()).toEqual(['bot:您好', 'user:一', 'bot:回:一']);
    await store.erase('shop:u1');
    await store.write('shop:u1', records.slice(0, -1));
    await clock.advance(3_600_000);
    const muchLater = open(late);
    await muchLater.conversation.setPage({});
    expect(muchLater.texts()).toEqual(['bot:您好', 'user:一']);
  });
});
