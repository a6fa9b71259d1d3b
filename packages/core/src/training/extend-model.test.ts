import { expect, test } from 'vitest';
import { createVectorizer } from '../intent/features.ts';
import { evaluateVector } from '../intent/model.ts';
import { createNormalizer } from '../intent/normalize.ts';
import { builtinCharacters } from '../intent/builtin-lexicon.ts';
import { extendModel, readModel, readScores, train, writeModel, type TrainingExample } from './index.ts';

const subjects = ['裙子', '鞋', '耳机', '咖啡机', '手环', '大米', '猫粮', '礼盒', '杯子', '护肤品', '书包', '台灯'];
const filled = (moulds: readonly (readonly [string, TrainingExample['emotion'], readonly string[]])[]) =>
  moulds.flatMap(([intent, emotion, texts]) =>
    texts.flatMap((text) => subjects.map((subject) => ({ text: text.replace('%', subject), intent, emotion }))),
  );
const known = filled([
  ['ship.track', 'neutral', ['我的%到哪了', '%的快递走到哪儿了', '查下%的物流', '%现在在什么地方']],
  ['after.return', 'negative', ['%不合适想退', '%质量太差了我要退货', '这个%退掉', '怎么退%']],
  ['out_of_scope', 'neutral', ['今天天气怎么样', '给我讲个%的笑话', '%用英语怎么说', '谁发明了%']],
]);
const own = filled([
  ['gift.engraving', 'neutral', ['%上能刻字吗', '%刻个名字多少钱', '想在%上刻一句话']],
  ['class.book', 'neutral', ['做%的体验课怎么报名', '想上一节做%的课', '周六的%课还有位置吗']],
]);
const identity = { name: 'shop', version: '1' };
const base = train(known, { name: 'base', version: '1' }).model;
const normalize = createNormalizer(builtinCharacters);
const extension = extendModel(base, own, known, identity);
const scoresBy = (model: typeof base, text: string) =>
  evaluateVector(model, createVectorizer(model.knowledge, model.hashBits)(normalize(text).text));
const read = (text: string) => readScores(scoresBy(extension.model, text), extension.model);

test('an extended model knows the new intents and the old', () => {
  expect(read('帐篷上能刻字吗').intents[0]?.id).toBe('gift.engraving');
  expect(read('做帐篷的体验课还有位置吗').intents[0]?.id).toBe('class.book');
  expect(read('我的帐篷到哪了').intents[0]?.id).toBe('ship.track');
  expect(read('今天天气怎么样').intents[0]?.id).toBe('out_of_scope');
  expect(extension.added).toEqual(['gift.engraving', 'class.book']);
});

test('what the model had stays to the bit, emotions too', () => {
  for (const { text } of known) {
    const [before, after] = [scoresBy(base, text), scoresBy(extension.model, text)];
    const intents = base.intents.length;
    expect([...after.slice(0, intents), ...after.slice(intents + 2)]).toEqual([...before]);
  }
  expect(read('质量太差了我要退货').emotion.label).toBe('negative');
});

test('next to no line of the old model is taken, and held-out scores cover every own line', () => {
  const { lines, before, after } = extension.known;
  expect(lines).toBe(known.length);
  expect(before - after).toBeLessThanOrEqual(2);
  const { intents, scores } = extension.validation;
  const right = own.filter(({ intent }, index) => {
    const row = [...(scores[index] as number[])].slice(0, intents.length);
    return intents[row.indexOf(Math.max(...row))] === intent;
  });
  expect(right.length / own.length).toBeGreaterThan(0.9);
});

test('an extended model is a file like any other, the same from the same lines', () => {
  const bytes = writeModel(extension.model);
  expect(readModel(bytes).intents).toEqual([...base.intents, 'gift.engraving', 'class.book']);
  expect(Buffer.compare(writeModel(extendModel(base, own, known, identity).model), bytes)).toBe(0);
});

test('it can be extended once more', () => {
  const more = filled([['live.schedule', 'neutral', ['今晚直播卖%吗', '直播几点讲%']]]);
  const { model } = extendModel(extension.model, more, [...known, ...own], identity);
  expect(readScores(scoresBy(model, '今晚直播卖帐篷吗'), model).intents[0]?.id).toBe('live.schedule');
  expect(readScores(scoresBy(model, '帐篷上能刻字吗'), model).intents[0]?.id).toBe('gift.engraving');
});

test('nothing to add, or more than there is room for, is refused with what to do', () => {
  expect(() => extendModel(base, known, known, identity)).toThrow('has every intent of the examples already');
  const many = Array.from({ length: 500 }, (_, index) => ({ text: `第${index}句`, intent: `own.${index}` }));
  expect(() => extendModel(base, many, known, identity)).toThrow('has room for 246 more intents, not for 500');
});
