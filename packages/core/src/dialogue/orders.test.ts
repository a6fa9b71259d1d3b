import { describe, expect, it } from 'vitest';
import { smallOrders } from './fixtures/small-pack.ts';
import { createTalk } from './fixtures/talk.ts';

/** Which order a sentence makes the flow take; null when it asks. */
async function taken(text: string, before: readonly string[] = [], page: Record<string, string> = {}) {
  const talk = createTalk();
  if (Object.keys(page).length > 0) await talk.append([{ type: 'page.changed', data: { page } }]);
  for (const earlier of before) await talk.say(earlier);
  const { calls } = await talk.say(text);
  return calls.find(({ name }) => name === 'logistics.track')?.input['orderNo'] ?? null;
}

const [scarf = '', backpack = '', noodles = ''] = smallOrders.map(({ orderNo }) => orderNo);

describe('the order that a sentence means', () => {
  it.each([
    ['围巾的物流', scarf],
    ['那条蓝色围巾到哪了', scarf],
    [`查物流 ${backpack}`, backpack],
    ['尾号0002的物流', backpack],
    ['还没发货的那单物流', noodles],
    ['签收了那单的物流', scarf],
    ['最近那单的物流', noodles],
    ['查物流', null],
    ['物流怎么查', null],
  ])('is found in %s', async (text, orderNo) => {
    expect(await taken(text)).toBe(orderNo);
  });

  it('is the one spoken about last', async () => {
    expect(await taken('那它现在到哪了', ['围巾的物流'])).toBe(scarf);
    expect(await taken('查物流', ['围巾的物流'])).toBe(scarf);
  });

  it('is the one with the goods that were just shown', async () => {
    expect(await taken('查物流', ['登山背包'])).toBe(backpack);
  });

  it('is not the one spoken about when the customer asks how it goes in general', async () => {
    expect(await taken('物流怎么查', ['围巾的物流'])).toBe(null);
  });

  it('is the one on the page unless goods are named', async () => {
    expect(await taken('到哪了', [], { order: backpack })).toBe(backpack);
    expect(await taken('围巾到哪了', [], { order: backpack })).toBe(scarf);
  });
});
