import { builtinCharacters } from '../intent/builtin-lexicon.ts';
import { expect, test } from 'vitest';
import { createVectorizer } from '../intent/features.ts';
import { evaluateVector, type LinearModel } from '../intent/model.ts';
import { createNormalizer } from '../intent/normalize.ts';
import type { Reading } from '../intent/read-scores.ts';
import { isXiaoerError } from '../errors.ts';
import { evaluate, fit, readModel, readScores, train, writeModel, type TrainingExample } from './index.ts';

const subjects = ['裙子', '鞋', '耳机', '咖啡机', '手环', '大米', '猫粮', '礼盒', '杯子', '护肤品', '书包', '台灯'];
const moulds: readonly [string, TrainingExample['emotion'], readonly string[]][] = [
  ['ship.track', 'neutral', ['我的%到哪了', '%的快递走到哪儿了', '查下%的物流', '%现在在什么地方']],
  ['after.return', 'negative', ['%不合适想退', '%质量太差了我要退货', '这个%退掉', '怎么退%']],
  ['presale.price', 'neutral', ['%多少钱', '%什么价', '%能便宜点吗', '%卖多少']],
  ['out_of_scope', 'neutral', ['今天天气怎么样', '给我讲个%的笑话', '%用英语怎么说', '谁发明了%']],
];
const examples: TrainingExample[] = moulds.flatMap(([intent, emotion, texts]) =>
  texts.flatMap((text) => subjects.map((subject) => ({ text: text.replace('%', subject), intent, emotion }))),
);
const identity = { name: 'test', version: '1' };
const normalize = createNormalizer(builtinCharacters);

function read(model: LinearModel, text: string): Reading {
  const vectorize = createVectorizer(model.knowledge, model.hashBits);
  return readScores(evaluateVector(model, vectorize(normalize(text).text)), model);
}

test('the same examples give the same bytes', () => {
  const first = writeModel(train(examples, identity).model);
  const second = writeModel(train([...examples], identity).model);
  expect(Buffer.compare(Buffer.from(first), Buffer.from(second))).toBe(0);
});

test('a trained model, written and read again, understands what it was not shown', () => {
  const model = readModel(writeModel(train(examples, identity).model));
  const hear = (text: string) => read(model, text);
  expect(hear('我的帐篷到哪了').intents[0]?.id).toBe('ship.track');
  expect(hear('帐篷想退货').intents[0]?.id).toBe('after.return');
  expect(hear('帐篷什么价').intents[0]?.id).toBe('presale.price');
  expect(hear('今天天气怎么样').inScope).toBeLessThan(hear('帐篷多少钱').inScope);
  expect(hear('质量太差了').emotion.upset).toBeGreaterThan(hear('帐篷多少钱').emotion.upset);
});

test('keeping fewer weights makes a smaller model that still works', () => {
  const full = train(examples, identity).model;
  const small = train(examples, identity, { keepIntentWeights: 300, keepEmotionWeights: 50 }).model;
  expect(small.entryWeights.length).toBeLessThan(full.entryWeights.length / 2);
  const readings = examples.map(({ text }) => read(small, text));
  expect(evaluate(readings, examples).intentAccuracy).toBeGreaterThan(0.95);
});

test('held-out scores cover every example and confidence follows them', () => {
  const { validation, model } = train(examples, identity);
  expect(validation.scores.every((row) => row.length === model.columns.length)).toBe(true);
  const readings = validation.scores.map((row) => readScores(row, model));
  const measured = evaluate(readings, examples);
  expect(measured.intentAccuracy).toBeGreaterThan(0.85);
  expect(measured.calibrationError).toBeLessThan(0.15);
});

test('one intent alone is refused with what to do', () => {
  try {
    fit(examples.filter(({ intent }) => intent === 'ship.track'));
    expect.unreachable();
  } catch (error) {
    expect(isXiaoerError(error) && error.code).toBe('TRAINING_INVALID');
    expect(String(error)).toContain('two intents');
  }
});

test('examples without emotion train a model that stays neutral', () => {
  const { model } = train(
    examples.map(({ text, intent }) => ({ text, intent })),
    identity,
  );
  const { emotion } = read(model, '质量太差了我要退货');
  expect(emotion.label).toBe('neutral');
  expect(emotion.upset).toBeLessThan(0.35);
});
