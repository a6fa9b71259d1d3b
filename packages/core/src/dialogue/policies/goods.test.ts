import { describe, expect, it } from 'vitest';
import { createTalk } from '../fixtures/talk.ts';

async function onPage(text: string, product = 'P2') {
  const talk = createTalk();
  await talk.append([{ type: 'page.changed', data: { page: { product } } }]);
  await talk.say(text);
  return talk.state().decided;
}

describe('a question about the goods at hand', () => {
  it('is known by the words of a fact', async () => {
    expect(await onPage('带防雨罩好不好')).toMatchObject({ rule: 'fact', intent: 'presale.product_info' });
  });

  it('is not one because it names the product', async () => {
    expect(await onPage('推荐登山背包')).toMatchObject({ intent: 'presale.recommend' });
  });

  it('is not one on the page of another product', async () => {
    expect(await onPage('带防雨罩好不好', 'P1')).toMatchObject({ intent: 'presale.recommend' });
  });
});
