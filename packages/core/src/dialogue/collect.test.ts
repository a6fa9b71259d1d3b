import { describe, expect, it } from 'vitest';
import { smallOrders, smallPack } from './fixtures/small-pack.ts';
import { createTalk, fail } from './fixtures/talk.ts';

const base = smallPack();

/** A conversation in which the invoice flow has these steps. */
function talkWith(steps: unknown, lookups: Parameters<typeof createTalk>[0] = {}) {
  const invoice = { ...base.flows['invoice'], steps };
  return createTalk({ ...lookups, pack: smallPack({ flows: { ...base.flows, invoice } }) });
}

describe('collecting a slot', () => {
  it('checks a value whoever gave it, says why it does not do, and asks no second time', async () => {
    const steps = [
      {
        collect: 'email',
        ask: '邮箱?',
        check: [{ if: 'contains(email, "@b.cn")', otherwise: '只能发到 b.cn 的邮箱。' }],
      },
      { say: '发到{email}。' },
    ];
    const talk = talkWith(steps);
    expect(await talk.say('开发票，发 x@a.cn')).toMatchObject({ text: '只能发到 b.cn 的邮箱。', asks: 'email' });
    expect((await talk.say('x@b.cn')).text).toBe('发到x@b.cn。');
  });

  it('takes the exit of a check', async () => {
    const check = [{ if: 'false', otherwise: '不行。', exit: { say: '就到这里。', end: true } }];
    const { text, asks } = await talkWith([{ collect: 'email', ask: '邮箱?', check }]).say('开发票 x@a.cn');
    expect({ text, asks }).toEqual({ text: '不行。\n就到这里。', asks: null });
  });

  it('takes the only candidate of a lookup, or asks where the step wants so', async () => {
    const from = {
      lookup: 'orders.list',
      where: 'item.state == "paid"',
      label: '{item.lines[0].title}',
      value: 'item.orderNo',
    };
    const say = { say: '{heading}' };
    expect((await talkWith([{ collect: 'heading', ask: '?', from }, say]).say('开发票')).text).toBe('荞麦面');
    const asking = await talkWith([{ collect: 'heading', ask: '哪个?', from, if_one: 'ask' }, say]).say('开发票');
    expect(asking).toMatchObject({ text: '哪个?', options: [{ label: '荞麦面', id: 'pick:heading:20260000000003' }] });
  });

  it('takes the picked candidate of several', async () => {
    const from = { lookup: 'orders.list', label: '{item.lines[0].title}', value: 'item.orderNo' };
    const talk = talkWith([{ collect: 'heading', ask: '哪个?', from }, { say: '{slots.heading}' }]);
    await talk.say('开发票');
    expect((await talk.say('登山背包')).text).toBe('20260000000002');
  });

  it('goes its way when there is no candidate, and when the lookup fails', async () => {
    const from = { lookup: 'orders.list', where: 'false' };
    const none = talkWith([{ collect: 'heading', ask: '?', from, if_none: { say: '没有。', end: true } }]);
    expect((await none.say('开发票')).text).toBe('没有。');
    const steps = [{ collect: 'heading', ask: '?', from, on_error: { say: '查不到，转人工。', handoff: 'front' } }];
    const broken = talkWith(steps, { lookups: { 'orders.list': () => fail('LOOKUP_FAILED') } });
    expect((await broken.say('开发票')).text).toContain('查不到，转人工。');
    expect(broken.state().handoff.ticket?.queue).toBe('front');
  });

  it('leaves out of a list what is no order', async () => {
    const talk = createTalk({ lookups: { 'orders.list': () => [{ nonsense: true }, ...smallOrders] } });
    expect((await talk.say('查物流')).options.length).toBe(3);
  });

  it('uses a default before it asks', async () => {
    const slots = {
      ...base.flows['invoice']?.slots,
      kind: { ...base.flows['invoice']?.slots?.['kind'], default: '"personal"' },
    };
    const invoice = { title: '开发票', slots, steps: [{ collect: 'kind', ask: '?' }, { say: '{kind}' }] };
    const talk = createTalk({ pack: smallPack({ flows: { ...base.flows, invoice } }) });
    expect((await talk.say('开发票')).text).toBe('个人');
  });

  it('never fills an always-asked slot from an earlier sentence', async () => {
    const slots = { ...base.flows['invoice']?.slots, email: { type: 'email', label: '邮箱', always: true } };
    const invoice = { title: '开发票', slots, steps: [{ collect: 'email', ask: '邮箱?' }, { say: '{email}' }] };
    const talk = createTalk({ pack: smallPack({ flows: { ...base.flows, invoice } }) });
    expect((await talk.say('开发票 x@a.cn')).asks).toBe('email');
    expect((await talk.say('x@a.cn')).text).toBe('x@a.cn');
  });
});

describe('a call', () => {
  it('is made with the id of its frame, step and act as key, and stays short enough for the wire', async () => {
    const talk = createTalk();
    await talk.say('围巾的物流');
    for (const { key } of talk.calls) expect(key.length).toBeLessThanOrEqual(128);
    expect(new Set(talk.calls.map(({ key }) => key)).size).toBe(talk.calls.length);
  });

  it('hands over when a flow wants more calls than one turn may make', async () => {
    const steps = Array.from({ length: 12 }, (_, index) => ({
      call: 'points.get',
      once: `"${index}"`,
      into: `p${index}`,
    }));
    const talk = talkWith(steps);
    await talk.say('开发票');
    expect(talk.calls.length).toBeLessThanOrEqual(8);
    expect(talk.state().handoff.phase).toBe('requested');
  });
});
