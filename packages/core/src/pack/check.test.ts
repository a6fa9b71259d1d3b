import { describe, expect, it } from 'vitest';
import { checkPack } from './check.ts';
import { loadPack } from './load.ts';
import type { PackSource } from './schema.ts';

const base: PackSource = {
  pack: 'p',
  version: '1',
  title: '包',
  intents: { greet: { title: '问候', answer: 'hello' } },
  responses: { hello: '您好' },
  lookups: {
    'orders.list': { input: { state: 'text' } },
    'returns.create': { input: { orderNo: 'text' }, write: true },
  },
  flows: {
    ask: {
      title: '问',
      slots: { order: { type: 'order', label: '订单' }, note: { type: 'text', label: '备注' } },
      steps: [{ collect: 'order', ask: '哪一笔?', from: { lookup: 'orders.list' } }, { say: '好的{order}' }],
    },
  },
};

function problems(changes: Partial<PackSource>): string[] {
  return checkPack({ ...base, ...changes }).map(({ path, code }) => `${path.join('.')} ${code}`);
}

function withSteps(steps: unknown): Partial<PackSource> {
  const flows = { ask: { ...base.flows?.['ask'], steps } };
  return { flows: flows as NonNullable<PackSource['flows']> };
}

describe('checkPack', () => {
  it('finds nothing wrong in a sound pack', () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    [
      'an intent without its response',
      { intents: { a: { title: '甲', answer: 'helo' } } },
      'intents.a.answer unknown-response',
    ],
    ['an intent without its flow', { intents: { a: { title: '甲', flow: 'aks' } } }, 'intents.a.flow unknown-flow'],
    [
      'an unreadable condition of an intent',
      { intents: { a: { title: '甲', if: 'order ==' } } },
      'intents.a.if expression',
    ],
    [
      'a slot that is not declared',
      withSteps([{ collect: 'ordre', ask: '?' }]),
      'flows.ask.steps.0.collect unknown-slot',
    ],
    ['an unknown lookup', withSteps([{ call: 'orders.lits' }]), 'flows.ask.steps.0.call unknown-lookup'],
    ['an unknown local function', withSteps([{ call: 'local.prodct' }]), 'flows.ask.steps.0.call unknown-lookup'],
    [
      'an input that the lookup does not take',
      withSteps([{ call: 'orders.list', with: { sate: '"paid"' } }]),
      'flows.ask.steps.0.with.sate unknown-input',
    ],
    ['an unknown name in an expression', withSteps([{ say: '{ordr.orderNo}' }]), 'flows.ask.steps.0.say unknown-name'],
    ['an unreadable expression', withSteps([{ if: 'order ==', say: '好' }]), 'flows.ask.steps.0.if expression'],
    [
      'an unknown function',
      withSteps([{ if: 'day_since(now) > 1', say: '好' }]),
      'flows.ask.steps.0.if unknown-function',
    ],
    ['a step after the end', withSteps([{ end: true }, { say: '好' }]), 'flows.ask.steps.1 unreachable'],
    [
      'a branch without else',
      withSteps([{ branch: [{ if: 'order is null', do: [] }] }]),
      'flows.ask.steps.0 missing-else',
    ],
    [
      'an endless ladder',
      withSteps([{ collect: 'note', ask: '?', retry: ['再说一次'] }]),
      'flows.ask.steps.0.retry endless-retry',
    ],
    ['a slot shown before it is filled', withSteps([{ say: '{note}' }]), 'flows.ask.steps.0.say slot-before-set'],
    [
      'a write that may happen twice',
      withSteps([{ call: 'returns.create', with: { orderNo: '"1"' } }]),
      'flows.ask.steps.0 write-without-once',
    ],
    [
      'an exit that goes two ways',
      withSteps([{ confirm: '?', no: { end: true, handoff: 'q' } }]),
      'flows.ask.steps.0.no many-exits',
    ],
    [
      'a loop without a question',
      withSteps([{ id: 'top', set: { note: '"x"' } }, { go: 'top' }]),
      'flows.ask endless-loop',
    ],
    [
      'an answer behind one without a condition',
      { responses: { hello: [{ text: '好' }, { text: '早' }] } },
      'responses.hello.1 unreachable',
    ],
  ])('finds %s', (_what, changes, expected) => {
    expect(problems(changes as Partial<PackSource>)).toContain(expected);
  });

  it('names what was probably meant', () => {
    const [problem] = checkPack({ ...base, intents: { a: { title: '甲', answer: 'helo' } } });
    expect(problem?.fix).toBe('did you mean hello?');
  });
});

describe('loadPack', () => {
  it('gives every step an id that another step before it does not change', () => {
    const ids = loadPack(base).flows['ask']?.steps.map(({ id }) => id);
    expect(ids).toEqual(['ask/collect-order', 'ask/say']);
    expect(loadPack(loadPack(base)).flows['ask']?.steps.map(({ id }) => id)).toEqual(ids);
  });

  it('refuses a wrong key and says where', () => {
    expect(() => loadPack({ ...base, flow: {} })).toThrow('Run “xiaoer check”');
    expect(() => loadPack({ ...base, responses: { hello: 3 } })).toThrow('responses.hello');
    expect(() => loadPack(null)).toThrow('The pack cannot be used');
  });

  it('refuses what another version compiled, and what no compiler wrote', () => {
    expect(loadPack(base).format).toBe(1);
    expect(() => loadPack({ ...base, format: 99 })).toThrow('format: it is 99');
    const { version: _version, ...cut } = base;
    expect(() => loadPack({ ...cut, flows: { ask: { title: '问' } } })).toThrow(
      /version: no text; flows.ask: wrong shape/,
    );
  });

  it('refuses a pack that still builds on another', () => {
    expect(() => loadPack({ ...base, extends: 'retail' })).toThrow('compile it');
  });
});
