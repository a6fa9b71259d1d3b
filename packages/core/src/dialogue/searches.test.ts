import { describe, expect, it } from 'vitest';
import type { Article } from '../pack/schema.ts';
import { completePack, loadPack } from '../pack/load.ts';
import { compileSearches, createSearches } from './searches.ts';

const base = { pack: 'test', version: '1', title: 'Test' };

function manyArticles(count: number): Record<string, Article> {
  const parts = ['杯', '锅', '碗', '灯', '椅', '伞', '包', '鞋', '袜', '帽'];
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = Array.from(String(index), (digit) => parts[Number(digit)]).join('');
      return [`a${index}`, { title: `${name}怎么清洗`, answer: `${name}用温水擦干净。` }];
    }),
  );
}

describe('compileSearches', () => {
  it('leaves small packs without an index, they build it in milliseconds', () => {
    expect(compileSearches(completePack({ ...base, articles: manyArticles(20) }))).toEqual({});
  });

  it('gives large packs indexes that survive the pack file and find the same', () => {
    const plain = completePack({ ...base, articles: manyArticles(1200) });
    const indexes = compileSearches(plain);
    expect(Object.keys(indexes)).toContain('articles zh-CN');
    const carried = loadPack(JSON.parse(JSON.stringify({ ...plain, indexes })));
    for (const question of ['灯碗怎么洗', '锅锅锅清洗', '包']) {
      const [found, wanted] = [carried, plain].map((pack) => createSearches(pack).articles('zh-CN').search(question));
      expect(found?.map(({ id }) => id)).toEqual(wanted?.map(({ id }) => id));
    }
  });
});
