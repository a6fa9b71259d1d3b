import { builtinLexicon } from './builtin-lexicon.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { understanderContract } from '../testing/contracts/understander.ts';
import { createUnderstander } from './understand.ts';

const modelFile = readFileSync(new URL('../../models/retail-small.bin', import.meta.url));
const understander = createUnderstander(modelFile, {
  lexicon: builtinLexicon,
  names: { product: { P100: ['针织连衣裙', '裙子'] } },
});
const intentOf = async (text: string) => (await understander.understand(text)).intents[0]?.id;

understanderContract({ describe, it, expect }, async () => understander);

test.each([
  ['我的裙子到哪了', 'ship.track'],
  ['那双鞋想退', 'after.return'],
  ['发票怎么开', 'invoice.request'],
  ['運費誰出', 'after.return_freight'],
  ['转人工', 'service.human'],
  ['这会儿股市怎么样', 'out_of_scope'],
  ['cancel my order please', 'order.cancel'],
])('understands %s as %s', async (text, intent) => {
  expect(await intentOf(text)).toBe(intent);
});

test('gives up to five intents, best first, with calibrated shares', async () => {
  const { intents } = await understander.understand('快递还没到 想退');
  const confidences = intents.map(({ confidence }) => confidence);
  expect(intents).toHaveLength(5);
  expect([...confidences].sort((left, right) => right - left)).toEqual(confidences);
  expect(confidences.reduce((sum, confidence) => sum + confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
});

test('marks the tone that should reach a person', async () => {
  const angry = await understander.understand('你们什么垃圾客服 我要投诉 找人来');
  expect(angry.emotion.label).toBe('angry');
  expect(angry.emotion.upset).toBeGreaterThan(0.7);
  expect((await understander.understand('红色还有货吗')).emotion.upset).toBeLessThan(0.3);
});

test('knows the names of the merchant', async () => {
  const { entities } = await understander.understand('我的针织连衣裙到哪了');
  expect(entities).toEqual([{ type: 'product', start: 2, end: 7, text: '针织连衣裙', value: 'P100' }]);
});

test('stamps the model that spoke', async () => {
  expect((await understander.understand('你好')).model).toBe('retail-small@2');
});

test.each([
  ['nothing', ''],
  ['white space', ' \n\t\u3000'],
  ['an invisible character', '\u200b\ufe0f'],
])('hears nothing in %s', async (_, text) => {
  const heard = await understander.understand(text);
  expect(heard).toMatchObject({ intents: [], inScope: 0, entities: [], emotion: { label: 'neutral', upset: 0 } });
});

test.each([
  ['emoji only', '😀🎉👍🏽👨‍👩‍👧'],
  ['HTML', '<script>alert("x")</script><img src=x onerror=alert(1)>'],
  ['2,000 characters', '退款'.repeat(1000)],
  ['100,000 digits', '1'.repeat(100_000)],
  ['lone surrogates', '\ud83d\udc00\ud800退货'],
  ['control characters', '\u0000\u0007退\u001b[31m货'],
  ['right-to-left marks', '\u202e退货\u202c مرحبا'],
])('answers finite numbers for %s', async (_, text) => {
  const { intents, inScope, entities, emotion } = await understander.understand(text);
  for (const number of [inScope, emotion.upset, ...intents.map(({ confidence }) => confidence)]) {
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThanOrEqual(1);
  }
  for (const entity of entities) expect(text.slice(entity.start, entity.end)).toBe(entity.text);
});

test('two understanders share nothing', async () => {
  const other = createUnderstander(modelFile, { lexicon: builtinLexicon, names: { product: { X: ['裙子'] } } });
  expect((await other.understand('裙子')).entities[0]?.value).toBe('X');
  expect((await understander.understand('裙子')).entities[0]?.value).toBe('P100');
});
