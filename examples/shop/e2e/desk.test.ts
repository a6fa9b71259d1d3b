import type { Page } from '@playwright/test';
import { apiShopper } from './api-shopper.ts';
import { expect, test } from './shop-test.ts';

const queueOf = (page: Page) => page.getByRole('list', { name: '排队' });
const logOf = (page: Page) => page.getByRole('log', { name: '会话' });

async function waitingShopper(url: string) {
  const shopper = await apiShopper(url, 'u1001');
  await shopper.append(
    { type: 'user.said', data: { text: '我的裙子到哪了' } },
    {
      type: 'intent.recognized',
      data: {
        intents: [{ id: 'order.track', confidence: 0.93 }],
        inScope: 0.99,
        entities: [],
        emotion: { label: 'neutral', upset: 0.1 },
        model: 'test@1',
      },
    },
    {
      type: 'policy.decided',
      data: {
        policy: 'intent',
        rule: 'order.track',
        reason: '意图足够确定',
        intent: 'order.track',
        confidence: 0.93,
        commands: [],
      },
    },
    {
      type: 'bot.said',
      data: { text: '包裹到上海了。', blocks: [], suggestions: [], source: { policy: 'flow', id: 'track' } },
    },
    { type: 'user.said', data: { text: '你们什么垃圾客服，找人来' } },
  );
  await shopper.requestHuman('客人对物流不满，要求人工。');
  return shopper;
}

test('shows who waits, and after 接入 the customer, the orders, the words and what the bot tried', async ({
  page,
  shop,
}) => {
  await page.goto(`${shop.url}/desk`);
  await expect(page.getByText('现在没有人排队')).toBeVisible();
  await waitingShopper(shop.url);

  const entry = queueOf(page).getByRole('listitem');
  await expect(entry).toContainText('林晓');
  await expect(entry).toContainText('客人对物流不满');
  await entry.getByRole('button', { name: '接入' }).click();

  await expect(queueOf(page).getByRole('listitem')).toHaveCount(0);
  await expect(logOf(page)).toContainText('我的裙子到哪了');
  await expect(logOf(page)).toContainText('包裹到上海了。');
  const customer = page.getByRole('complementary', { name: '顾客资料' });
  await expect(customer).toContainText('u1001');
  await expect(customer).toContainText('金卡会员');
  await expect(customer).toContainText('20261115100001');
  await expect(customer).toContainText('意图足够确定');
  await expect(customer).toContainText('order.track 93%');
  await expect(customer.getByRole('list', { name: '机器人试过' })).toContainText('查物流');
});

test('sends a reply, shows the answer live and keeps all of it over a refresh', async ({ page, shop }) => {
  await page.goto(`${shop.url}/desk`);
  const shopper = await waitingShopper(shop.url);
  await page.getByRole('button', { name: '接入' }).click();
  await page.getByRole('textbox', { name: '回复' }).fill('您好，我来帮您看。');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(logOf(page).getByText('您好，我来帮您看。')).toHaveCount(1);
  await expect(page.getByText('正在发送')).toHaveCount(0);
  await shopper.say('那太好了');
  await expect(logOf(page)).toContainText('那太好了', { timeout: 1000 });

  await page.getByRole('textbox', { name: '回复' }).fill('还没写完');
  await page.reload();
  await expect(logOf(page).getByText('您好，我来帮您看。')).toHaveCount(1);
  await expect(page.getByRole('textbox', { name: '回复' })).toHaveValue('还没写完');

  await page.getByRole('button', { name: '结束会话' }).click();
  await expect(page.getByText('这个会话已经结束。')).toBeVisible();
  await expect(page.getByRole('list', { name: '我的会话' }).getByRole('listitem')).toHaveCount(0);
});

test('tells the second agent that a colleague was faster', async ({ page, browser, shop }) => {
  await waitingShopper(shop.url);
  const other = await (await browser.newContext()).newPage();
  for (const desk of [page, other]) await desk.goto(`${shop.url}/desk`);
  await other.getByRole('combobox', { name: '当前客服' }).selectOption('阿宁');
  // The colleague's click overtakes this one on its way to the server.
  await other.route('**/claim', async (route) => {
    await page.getByRole('button', { name: '接入' }).click();
    await expect(logOf(page)).toBeVisible();
    await route.continue();
  });
  await other.getByRole('button', { name: '接入' }).click();
  await expect(other.getByRole('status').filter({ hasText: '刚被同事接入' })).toBeVisible();
  await expect(queueOf(other).getByRole('listitem')).toHaveCount(0);
  await expect(other.getByRole('textbox', { name: '回复' })).toHaveCount(0);
});

test('counts what was not read in the conversations that are not open', async ({ page, shop }) => {
  const first = await waitingShopper(shop.url);
  await page.goto(`${shop.url}/desk`);
  await page.getByRole('button', { name: '接入' }).click();
  const guest = await apiShopper(shop.url, 'guest');
  await guest.say('在吗');
  await guest.requestHuman('游客找人工');
  await page.getByRole('button', { name: '接入' }).click();
  await expect(page.getByRole('heading', { name: '游客' })).toBeVisible();
  await first.say('还在吗');
  await expect(page.getByText('1 条新消息')).toBeVisible();
  await page.getByRole('list', { name: '我的会话' }).getByRole('button', { name: /林晓/ }).click();
  await expect(logOf(page)).toContainText('还在吗');
  await expect(page.getByText('1 条新消息')).toHaveCount(0);
});

test('shows that the customer is writing, until he is not', async ({ page, shop }) => {
  const shopper = await waitingShopper(shop.url);
  await page.goto(`${shop.url}/desk`);
  await page.getByRole('button', { name: '接入' }).click();
  const header = page.getByRole('region', { name: '当前会话' });
  await shopper.typing(true);
  await expect(header).toContainText('正在输入');
  await shopper.say('写好了');
  await expect(logOf(page)).toContainText('写好了');
  await expect(header).not.toContainText('正在输入');
});

test('comes back by itself after the server was gone, with what was not sent still there to send', async ({
  page,
  shop,
}) => {
  const shopper = await waitingShopper(shop.url);
  await page.goto(`${shop.url}/desk`);
  await page.getByRole('button', { name: '接入' }).click();
  await expect(page.getByRole('textbox', { name: '回复' })).toBeVisible();
  await shop.kill();
  await expect(page.getByText('正在连接')).toBeVisible();
  await page.getByRole('textbox', { name: '回复' }).fill('断线时写的');
  await page.keyboard.press('Enter');
  await expect(logOf(page)).toContainText('没有发出');
  await shop.start();
  await expect(page.getByText('已连接')).toBeVisible();
  await page.getByRole('button', { name: '再发一次' }).click();
  await expect(logOf(page)).not.toContainText('没有发出');
  await expect(logOf(page).getByText('断线时写的', { exact: true })).toHaveCount(1);
  await shopper.say('我还在');
  await expect(logOf(page)).toContainText('我还在');
});

test('is served by keyboard alone', async ({ page, shop }) => {
  await waitingShopper(shop.url);
  await page.goto(`${shop.url}/desk`);
  const claim = page.getByRole('button', { name: '接入' });
  await expect(claim).toBeVisible();
  for (let step = 0; step < 8; step += 1) {
    if (await claim.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '回复' })).toBeFocused();
  await page.keyboard.type('第一行');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('第二行');
  await page.keyboard.press('Enter');
  await expect(logOf(page)).toContainText(/第一行\s第二行/);
  await expect(page.getByRole('textbox', { name: '回复' })).toHaveValue('');
});
