import { describe, expect, it } from 'vitest';
import { smallPack } from './fixtures/small-pack.ts';
import { createTalk } from './fixtures/talk.ts';

const base = smallPack();

describe('the stack of flows', () => {
  it('answers another wish in between and brings the open question back', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    expect(await talk.say('我的积分')).toMatchObject({ text: '您有88积分。\n退货原因是?', asks: 'reason' });
  });

  it('asks before it goes back from a flow that asked something itself', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    await talk.say('开发票');
    await talk.say('个人，抬头王小明，发 wxm@example.com');
    expect(await talk.say('好')).toMatchObject({ text: '已开。\n刚才的「退货」还要继续吗?', asks: 'resume' });
    expect(await talk.say('继续')).toMatchObject({ text: '退货原因是?', asks: 'reason' });
    expect(talk.state().stack[0]?.slots['order']?.label).toBe('真丝围巾 蓝');
  });

  it('drops the interrupted flow when the customer does not want it any more', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    await talk.say('开发票');
    await talk.say('算了');
    await talk.say('不用了');
    expect(talk.state().stack).toEqual([]);
  });

  it('does not come back to a flow in which nothing was said yet', async () => {
    const talk = createTalk();
    await talk.say('查物流');
    expect((await talk.say('我的积分')).text).toBe('您有88积分。');
    expect(talk.state().stack).toEqual([]);
  });

  it('returns to the outer flow when the inner one is given up', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    await talk.say('开发票');
    const { asks } = await talk.say('算了');
    expect(asks).toBe('resume');
    expect(talk.state().stack.map(({ flow }) => flow)).toEqual(['return']);
  });

  it('gives one matter up for another in one sentence', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    const { text } = await talk.say('算了，帮我看看积分');
    expect(text).toContain('您有88积分。');
    expect(talk.state().stack).toEqual([]);
  });

  it('changes what an intent sets when the customer wishes the same flow in another way', async () => {
    const intents = {
      ...base.intents,
      'after.return': { title: '退货', flow: 'wish', with: { kind: '"personal"' } },
      'invoice.request': { title: '发票', flow: 'wish', with: { kind: '"company"' } },
    };
    const steps = [{ collect: 'email', ask: '{kind}，邮箱?' }];
    const wish = { title: '愿望', slots: base.flows['invoice']?.slots, steps };
    const talk = createTalk({ pack: smallPack({ intents, flows: { ...base.flows, wish } }) });
    expect((await talk.say('想退')).text).toBe('个人，邮箱?');
    expect(await talk.say('要发票')).toMatchObject({ text: '公司，邮箱?', rule: 'correct' });
  });

  it('asks again without a penalty when the customer repeats the wish', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    expect(await talk.say('退货')).toMatchObject({ text: '退货原因是?', rule: 'echo' });
    expect(talk.state().stack[0]?.attempt).toBe(0);
  });

  it('takes the answer of a question said again for an echo, not for a wrong answer to the next', async () => {
    const talk = createTalk();
    await talk.say('围巾坏了想退');
    expect(await talk.say('就是坏了')).toMatchObject({ rule: 'echo', asks: 'photos' });
  });

  it('says that a foreign question is not its business and keeps the question open', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    const { text, rule, asks } = await talk.say('今天天气怎么样');
    expect({ rule, asks }).toEqual({ rule: 'out_of_scope', asks: 'reason' });
    expect(text).toContain('退货原因是?');
  });

  it('offers a person after three wrong answers', async () => {
    const talk = createTalk();
    await talk.say('围巾想退');
    for (let time = 0; time < 2; time += 1) await talk.say('嗯哼哼');
    expect((await talk.say('嗯哼哼')).options.map(({ id }) => id)).toContain('human');
  });

  it('climbs the ladder of a step and takes its exit', async () => {
    const steps = [
      { collect: 'kind', ask: '哪一种?', retry: ['选一个就行。', '个人或者公司。', { handoff: 'front' }] },
    ];
    const talk = createTalk({
      pack: smallPack({ flows: { ...base.flows, invoice: { ...base.flows['invoice'], steps } } }),
    });
    await talk.say('开发票');
    expect((await talk.say('嗯哼哼')).text).toBe('选一个就行。');
    expect((await talk.say('嗯哼哼')).text).toBe('个人或者公司。');
    await talk.say('嗯哼哼');
    expect(talk.state().handoff.ticket?.queue).toBe('front');
  });

  it('runs a flow within another and goes on with what it found', async () => {
    const flows = {
      ...base.flows,
      ask_kind: {
        title: '问类型',
        slots: base.flows['invoice']?.slots,
        steps: [{ collect: 'kind', ask: '哪一种?' }],
      },
      invoice: { ...base.flows['invoice'], steps: [{ run: 'ask_kind' }, { say: '开{kind}发票。' }] },
    };
    const talk = createTalk({ pack: smallPack({ flows }) });
    expect((await talk.say('开发票')).text).toBe('哪一种?');
    expect((await talk.say('公司')).text).toBe('开公司发票。');
    expect(talk.state().stack).toEqual([]);
  });

  it('does not do again what was done when another yes comes, and says so to a go-ahead', async () => {
    const talk = createTalk();
    await talk.say('围巾不想要了，退');
    await talk.say('好的');
    expect(await talk.say('好的')).toMatchObject({ text: '好的。', calls: [] });
    expect(await talk.say('确认')).toMatchObject({ rule: 'already_done', calls: [] });
  });
});

describe('a form', () => {
  const steps = [
    { collect: 'kind', ask: '请填一下。', form: ['heading', 'email'] },
    { collect: 'heading', ask: '抬头是?' },
    { collect: 'email', ask: '发到哪个邮箱?' },
    { say: '{kind} {heading} {email}' },
  ];
  const pack = smallPack({ flows: { ...base.flows, invoice: { ...base.flows['invoice'], steps } } });

  it('asks for several slots at once and fills them', async () => {
    const talk = createTalk({ pack });
    const { blocks } = await talk.say('开发票');
    const form = blocks.find(({ type }) => type === 'form');
    expect(form).toMatchObject({ fields: [{ name: 'kind' }, { name: 'heading' }, { name: 'email', input: 'email' }] });
    const done = await talk.submit({ kind: 'company', heading: '小满公司', email: 'a@b.cn' });
    expect(done.text).toBe('公司 小满公司 a@b.cn');
  });

  it('keeps what fits and asks for what does not', async () => {
    const talk = createTalk({ pack });
    await talk.say('开发票');
    const { asks } = await talk.submit({ kind: 'company', heading: '小满公司', email: 'nonsense' });
    expect(asks).toBe('email');
    expect(talk.state().stack[0]?.slots['heading']?.label).toBe('小满公司');
  });
});
