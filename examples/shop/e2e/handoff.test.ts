import type { Browser, Page } from '@playwright/test';
import { shopperOn } from './shopper.ts';
import { expect, test } from './shop-test.ts';

const complaint = '你们什么垃圾客服 我要投诉 找人来';

async function deskPage(browser: Browser, url: string): Promise<Page> {
  const desk = await (await browser.newContext()).newPage();
  await desk.goto(`${url}/desk`);
  return desk;
}

async function reply(desk: Page, text: string): Promise<void> {
  await desk.getByRole('textbox', { name: '回复' }).fill(text);
  await desk.getByRole('button', { name: '发送' }).click();
}

test('a person takes over with the whole story, answers in both tabs, and is rated at the end', async ({
  page,
  browser,
  shop,
}) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('我的裙子到哪了');
  await shopper.sees('上海转运中心');
  await shopper.say(complaint);
  await expect(page.getByText(/排队|第 ?1 ?位/).first()).toBeVisible();

  const second = await shopperOn(await page.context().newPage(), shop.url, '林晓');
  await second.open();
  await second.sees('上海转运中心');

  const desk = await deskPage(browser, shop.url);
  const entry = desk.getByRole('list', { name: '排队' }).getByRole('listitem');
  await expect(entry).toContainText('林晓');
  await entry.getByRole('button', { name: '接入' }).click();
  const log = desk.getByRole('log', { name: '会话' });
  await expect(log).toContainText('我的裙子到哪了');
  await expect(log).toContainText(complaint);
  const customer = desk.getByRole('complementary', { name: '顾客资料' });
  await expect(customer).toContainText('u1001');
  await expect(customer).toContainText('20261115100001');
  await expect(customer.getByRole('list', { name: '机器人的判断' })).toContainText('我的裙子到哪了');

  await reply(desk, '林晓您好，我来处理。');
  await expect(shopper.log).toContainText('林晓您好，我来处理。', { timeout: 1000 });
  await expect(second.log).toContainText('林晓您好，我来处理。');
  await second.say('好的，谢谢');
  await expect(log).toContainText('好的，谢谢');
  await expect(shopper.log.getByText('好的，谢谢', { exact: true })).toHaveCount(1);

  await desk.getByRole('button', { name: '结束会话' }).click();
  const stars = page.getByRole('dialog', { name: '在线客服' }).getByRole('radio');
  await expect(stars).toHaveCount(5);
  await stars.last().check();
  await page
    .getByRole('button', { name: /提交|评价/ })
    .last()
    .click();
  await expect(log).toContainText('顾客评价 5 星');
});

test('loses no acknowledged message and no queue when the server dies between question and answer', async ({
  page,
  browser,
  shop,
}) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say(complaint);
  await expect(page.getByText(/排队|第 ?1 ?位/).first()).toBeVisible();
  await shopper.say('我再说一句');
  await shopper.sees('我再说一句');
  await shop.kill();
  await shopper.say('断线时说的');
  await shop.start();

  const desk = await deskPage(browser, shop.url);
  await desk.getByRole('list', { name: '排队' }).getByRole('button', { name: '接入' }).click();
  const log = desk.getByRole('log', { name: '会话' });
  for (const text of [complaint, '我再说一句', '断线时说的']) {
    await expect(log.getByText(text, { exact: true })).toHaveCount(1);
  }
  await reply(desk, '我在，请讲。');
  await expect(shopper.log).toContainText('我在，请讲。');
  for (const text of [complaint, '我再说一句', '断线时说的']) {
    await expect(shopper.log.getByText(text, { exact: true })).toHaveCount(1);
  }
});

test('answers offline what needs no lookup, and sends what was said once the network is back', async ({
  page,
  browser,
  shop,
}) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('你好');
  await expect(shopper.log).toContainText('你好');
  await page.context().setOffline(true);
  await shopper.say('运费怎么算');
  await shopper.sees(/99/);
  await page.context().setOffline(false);
  await shopper.say(complaint);
  const desk = await deskPage(browser, shop.url);
  await desk.getByRole('button', { name: '接入' }).click();
  await expect(desk.getByRole('log', { name: '会话' }).getByText('运费怎么算', { exact: true })).toHaveCount(1);
});
