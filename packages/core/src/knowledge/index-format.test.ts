import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { buildIndex } from './build-index.ts';
import { readIndex, writeIndex } from './index-format.ts';

const text = fc.string({ unit: fc.constantFrom(...Array.from('退换货运费多少天订单a1 ')), maxLength: 12 });
const entries = fc.array(fc.record({ article: fc.constantFrom('fee', '退货', 'a😀'), title: text, body: text }), {
  maxLength: 12,
});

describe('knowledge index', () => {
  it('reads what it wrote', () => {
    fc.assert(
      fc.property(entries, (given) => {
        const index = buildIndex(given);
        const read = readIndex(writeIndex(index));
        expect(read.articles).toEqual(index.articles);
        expect([...read.postings.keys()]).toEqual([...index.postings.keys()]);
        for (const [gram, posting] of index.postings) {
          const other = read.postings.get(gram);
          expect(other?.entries).toEqual(posting.entries);
          expect(other?.impacts).toEqual(posting.impacts);
          expect(other?.rarity).toBeCloseTo(posting.rarity, 3);
        }
      }),
    );
  });

  it('refuses foreign and truncated bytes with a way out', () => {
    const written = writeIndex(buildIndex([{ article: 'fee', title: '运费多少', body: '满九十九包邮' }]));
    expect(() => readIndex(Uint8Array.from([1, 2, 3, 4, 5]))).toThrow(/xiaoer check/);
    for (let length = 4; length < written.length; length += 1) {
      expect(() => readIndex(written.slice(0, length))).toThrow(/PACK_INVALID|knowledge index/);
    }
  });

  it('codes any bytes as base64 and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });
});
