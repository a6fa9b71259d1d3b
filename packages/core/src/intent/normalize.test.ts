import { builtinCharacters } from './builtin-lexicon.ts';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { createNormalizer, spanAsTyped } from './normalize.ts';

const normalize = createNormalizer(builtinCharacters);
const plain = (typed: string) => normalize(typed).text;

test('full width, case and traditional characters become one form', () => {
  expect(plain('ＳＦ１２３，請問發票怎麼開？')).toBe('sf123,请问发票怎么开?');
});

test('runs of marks and of sounds are cut, runs of digits and letters stay', () => {
  expect(plain('？？？？！！！')).toBe('??!!');
  expect(plain('哈哈哈哈哈哈')).toBe('哈哈哈');
  expect(plain('20000000 wwww')).toBe('20000000 wwww');
});

test('white space of any kind and length is one space', () => {
  expect(plain('退 \t\n\u3000 款')).toBe('退 款');
});

test('invisible characters and lone surrogates do not survive', () => {
  expect(plain('退\u200b款\ufeff')).toBe('退款');
  expect(plain('\ud800x\udc00')).toBe(' x ');
});

test('a span leads back to the text as typed, also through characters that grow or vanish', () => {
  const typed = '😀㈱ 订单：２０２６\u200b１１';
  const normalized = normalize(typed);
  const at = normalized.text.indexOf('202611');
  expect(at).toBeGreaterThan(0);
  const { start, end } = spanAsTyped(normalized, at, at + 6);
  expect(typed.slice(start, end)).toBe('２０２６\u200b１１');
});

test('every unit maps into the typed text, in order, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const { text, starts, ends } = normalize(typed);
      expect(starts.length).toBe(text.length);
      expect(ends.length).toBe(text.length);
      for (let unit = 0; unit < text.length; unit += 1) {
        expect(starts[unit]).toBeLessThan(ends[unit] ?? 0);
        expect(ends[unit]).toBeLessThanOrEqual(typed.length);
        if (unit > 0) expect(starts[unit]).toBeGreaterThanOrEqual(starts[unit - 1] ?? 0);
      }
    }),
  );
});

test('normalising twice changes nothing more', () => {
  for (const typed of ['請問退貨運費誰出？？？', 'ＡＢＣ　ａｂｃ', '哈哈哈哈哈', '①②③ ㎏']) {
    expect(plain(plain(typed))).toBe(plain(typed));
  }
});
