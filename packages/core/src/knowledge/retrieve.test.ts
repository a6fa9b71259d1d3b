import { builtinCharacters } from '../intent/builtin-lexicon.ts';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { Article } from '../pack/schema.ts';
import { createNormalizer } from '../intent/normalize.ts';
import { knowledgeGrams } from './grams.ts';
import { compileKnowledge, createKnowledge } from './retrieve.ts';

const articles: Record<string, Article> = {
  descale: {
    title: { 'zh-CN': '咖啡机怎么除垢', en: 'How do I descale the coffee machine' },
    questions: ['机器出水变慢有白色水垢怎么办', '除垢剂要放多少'],
    answer: { 'zh-CN': '水箱加满水，放一包除垢剂，按住蒸汽键三秒。', en: 'Fill the tank and hold the steam key.' },
  },
  wash: {
    title: '羊毛裙可以机洗吗',
    questions: ['针织裙怎么洗不变形'],
    answer: '请用三十度以下的水手洗，平铺晾干。',
  },
  parcel_hold: { title: '出差了快递能晚点送吗', answer: '可以在物流页预约另一天派送。' },
  gift_card: {
    title: '礼品卡可以和优惠券一起用吗',
    questions: ['购物卡能叠加满减吗'],
    answer: '可以，先扣优惠券再扣卡。',
  },
  open_hours: { title: '人工客服几点上班', answer: '每天九点到二十二点。' },
};
const names = Object.keys(articles);

describe('createKnowledge', () => {
  it('finds an article by its title, a further question and words of the answer', () => {
    const knowledge = createKnowledge(articles, 'zh-CN');
    expect(knowledge.search('咖啡机怎么除垢')[0]).toMatchObject({ id: 'descale', isGood: true });
    expect(knowledge.search('购物卡能叠加满减吗')[0]).toMatchObject({ id: 'gift_card', isGood: true });
    expect(knowledge.search('按住蒸汽键')[0]?.id).toBe('descale');
  });

  it('finds it through dropped characters, traditional writing and full width', () => {
    const knowledge = createKnowledge(articles, 'zh-CN');
    expect(knowledge.search('咖啡机除垢')[0]?.id).toBe('descale');
    expect(knowledge.search('禮品卡可以和優惠券一起用嗎')[0]).toMatchObject({ id: 'gift_card', isGood: true });
  });

  it('knows that it has no answer', () => {
    const knowledge = createKnowledge(articles, 'zh-CN');
    for (const question of ['今天股票涨了没有', '附近哪里可以打羽毛球', 'write me a poem']) {
      expect(knowledge.search(question).every((found) => !found.isGood)).toBe(true);
    }
  });

  it('gives nothing for text without a word', () => {
    const knowledge = createKnowledge(articles, 'zh-CN');
    for (const question of ['', '   ', '👍👍', '？？？', '\ud800']) expect(knowledge.search(question)).toEqual([]);
  });

  it('searches titles of the locale asked for', () => {
    expect(createKnowledge(articles, 'en').search('how to descale the coffee machine')[0]).toMatchObject({
      id: 'descale',
      isGood: true,
    });
  });

  it('answers from a compiled index as from one built on the spot', () => {
    const compiled = createKnowledge(articles, 'zh-CN', compileKnowledge(articles, 'zh-CN'));
    const built = createKnowledge(articles, 'zh-CN');
    for (const question of ['水垢', '优惠券和礼品卡', '几点上班', '手洗']) {
      expect(compiled.search(question).map((found) => found.id)).toEqual(
        built.search(question).map((found) => found.id),
      );
    }
  });

  it('puts the right article among the five that MiniSearch finds with the same grams', () => {
    const normalize = createNormalizer(builtinCharacters);
    const oracle = new MiniSearch({
      fields: ['title', 'body'],
      tokenize: (text) => knowledgeGrams(normalize(text).text).map(String),
      processTerm: (term) => term,
      searchOptions: { boost: { title: 3 } },
    });
    oracle.addAll(
      names.map((id) => {
        const { title, questions = [], answer } = articles[id] ?? { title: '', answer: '' };
        const plain = (text: typeof title) => (typeof text === 'string' ? text : text['zh-CN']);
        return { id, title: [plain(title), ...questions].join(' '), body: plain(answer) };
      }),
    );
    const knowledge = createKnowledge(articles, 'zh-CN');
    for (const question of ['机器有水垢怎么办', '羊毛裙机洗', '快递晚点送', '礼品卡叠加优惠券', '客服几点上班']) {
      const ours = knowledge.search(question)[0]?.id;
      expect(
        oracle
          .search(question)
          .slice(0, 5)
          .map((hit) => hit['id']),
      ).toContain(ours);
      expect(ours).toBe(oracle.search(question)[0]?.['id']);
    }
  });
});
