import { builtinCharacters } from '../intent/builtin-lexicon.ts';
import { describe, expect, it } from 'vitest';
import { createNormalizer } from '../intent/normalize.ts';
import { isAffirm, isAnother, isCancel, isCorrection, isDeny, isQuestion, isRetry, isSkip } from './words.ts';

const plain = (text: string) => createNormalizer(builtinCharacters)(text).text;

describe('words that steer a dialogue', () => {
  it.each([
    '好',
    '好的',
    '嗯嗯',
    '對的',
    '可以！',
    '没问题',
    '确认提交',
    'OK',
    'yes please',
    'Sure',
    '系啊',
    '好的，就这样',
  ])('takes %s as yes', (text) => expect(isAffirm(plain(text))).toBe(true));

  it.each(['不好', '不对，是坏了', '好像不行', '可以换成蓝色吗', '要多少钱', '行李箱', '好贵', 'yesterday'])(
    'does not take %s as yes',
    (text) => expect(isAffirm(plain(text))).toBe(false),
  );

  it.each(['不', '不是', '先不了', '別', 'No', 'nope', '不对', '唔使'])('takes %s as no', (text) =>
    expect(isDeny(plain(text))).toBe(true),
  );

  it.each(['算了', '那算了吧', '不用了', '取消', '算啦，唔要喇', 'never mind', '不退了', '先这样', '算了不换了'])(
    'takes %s as giving up',
    (text) => expect(isCancel(plain(text))).toBe(true),
  );

  it.each(['取消订单', '我不想要这件衣服了想退', '不用快递行吗', '能取消吗', 'cancel order 123'])(
    'does not take %s as giving up',
    (text) => expect(isCancel(plain(text))).toBe(false),
  );

  it('passes over a question by word or by the name of its slot', () => {
    expect(isSkip(plain('跳过'), '照片')).toBe(true);
    expect(isSkip(plain('我没有照片'), '照片')).toBe(true);
    expect(isSkip(plain('照片发你了'), '照片')).toBe(false);
  });

  it('tells a wish to try again from one to look something up', () => {
    expect(['再试一次', '重试', '再查一下', 'try again'].map((text) => isRetry(plain(text)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isRetry(plain('查一下物流'))).toBe(false);
  });

  it('knows corrections, another one and questions', () => {
    expect(isCorrection(plain('門牌寫錯了'))).toBe(true);
    expect(isAnother(plain('是另一个订单'))).toBe(true);
    expect(isAnother(plain('想换个颜色'))).toBe(false);
    expect(isQuestion(plain('运费谁出'))).toBe(true);
    expect(isQuestion(plain('质量问题'))).toBe(false);
  });
});
