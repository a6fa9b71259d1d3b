import { describe, expect, it } from 'vitest';
import { createTalk } from './fixtures/talk.ts';

const queued = { type: 'handoff.queued', data: { ticketId: 't1', position: 3, isOpen: true } } as const;

describe('the way to a person', () => {
  it('tells the agent the wish, the order, what was tried and the tone, without private data', async () => {
    const talk = createTalk();
    await talk.say('你好');
    await talk.say('围巾坏了想退，电话13812345678');
    await talk.say('垃圾，我要投诉，转人工');
    const { ticket } = talk.state().handoff;
    expect(ticket).toMatchObject({
      orderNo: '20260000000001',
      tried: [{ id: 'return', title: '退货', outcome: 'handed_off' }],
      slots: { 订单: '真丝围巾 蓝', 退货原因: '质量问题' },
      emotion: { label: 'angry' },
    });
    expect(JSON.stringify(ticket)).not.toContain('13812345678');
    expect(ticket?.summary.split('\n').length).toBeLessThanOrEqual(5);
    expect(ticket?.transcript.at(-1)?.from).toBe('user');
  });

  it('tells the place in the queue when asked', async () => {
    const talk = createTalk();
    await talk.say('转人工');
    expect((await talk.say('排到几位了')).text).toContain('稍等');
    await talk.append([queued]);
    expect((await talk.say('排到几位了')).text).toContain('第 3 位');
  });

  it('asks for a person only once', async () => {
    const talk = createTalk();
    await talk.say('转人工');
    await talk.say('转人工');
    await talk.run({ kind: 'human' });
    expect(talk.events.filter(({ type }) => type === 'handoff.requested').length).toBe(1);
  });

  it('still answers what it can while the customer waits, and does not insist on what it cannot', async () => {
    const talk = createTalk();
    await talk.say('转人工');
    await talk.append([queued]);
    expect((await talk.say('我的积分')).text).toBe('您有88积分。');
    expect((await talk.say('阿巴阿巴')).rule).toBe('waiting');
  });

  it('lets the customer leave the queue in words', async () => {
    const talk = createTalk();
    await talk.say('转人工');
    await talk.append([queued]);
    await talk.say('算了不用转了');
    expect(talk.state().handoff.phase).toBe('ended');
    expect((await talk.say('我的积分')).text).toBe('您有88积分。');
  });

  it('is not promised where there is no server', async () => {
    const talk = createTalk({ hasGateway: false });
    expect((await talk.say('转人工')).text).toContain('联系不上');
    expect(talk.state().handoff.phase).toBe('none');
  });

  it('is offered after several sentences that nobody understood, and a yes takes it', async () => {
    const talk = createTalk();
    for (const text of ['阿巴', '阿巴阿巴', '阿巴阿巴阿巴']) await talk.say(text);
    expect(talk.state().handoff.phase).toBe('offered');
    await talk.say('好的');
    expect(talk.state().handoff.phase).toBe('requested');
  });

  it('stays within reach of an upset customer whose wish is served', async () => {
    const { text, options } = await createTalk().say('垃圾，我的积分呢');
    expect(text).toContain('您有88积分。');
    expect(options.map(({ id }) => id)).toContain('human');
  });
});
