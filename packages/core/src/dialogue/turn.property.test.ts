import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTalk, fail } from './fixtures/talk.ts';

const words = [
  '退',
  '围巾',
  '背包',
  '物流',
  '发票',
  '算了',
  '好的',
  '不对',
  '第一个',
  '另一个订单',
  '坏了',
  '不喜欢',
  '换个地址',
  '运费谁出',
];
const more = [
  '转人工',
  '积分',
  '再试一次',
  '个人',
  '王小明',
  'a@b.cn',
  'a@b',
  '20260000000002',
  '杭州市余杭区文一西路12号',
  '😀',
  '<b>',
  '',
];
const texts = fc
  .array(fc.constantFrom(...words, ...more), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '));
const inputs = fc.array(fc.oneof(texts, fc.string({ maxLength: 40, unit: 'binary' })), { minLength: 1, maxLength: 10 });

describe('any conversation', () => {
  it('ends every turn with an answer, a stack of known flows and no write that was not confirmed', async () => {
    await fc.assert(
      fc.asyncProperty(inputs, fc.boolean(), fc.boolean(), async (said, isDown, isGuest) => {
        const talk = createTalk({
          user: isGuest ? null : 'u1',
          ...(isDown ? { lookups: { 'orders.list': () => fail('LOOKUP_FAILED') } } : {}),
        });
        for (const text of said) {
          const asked = talk.state().stack.at(-1)?.asks;
          const { text: answer, calls } = await talk.say(text);
          expect(answer).not.toBe('');
          expect(talk.state().stack.length).toBeLessThanOrEqual(3);
          const writes = calls.filter(({ name }) => /create|change/.test(name));
          if (writes.length > 0) expect(['confirm', 'retry']).toContain(asked);
        }
        const keys = talk.calls.filter(({ name }) => /create|change/.test(name)).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { type, data } of talk.events) if (type === 'policy.decided') expect(data.reason).not.toBe('');
      }),
      { numRuns: 60, seed: 20261120 },
    );
  });
});
