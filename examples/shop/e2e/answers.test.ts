import { shopperOn } from './shopper.ts';
import { expect, test } from './shop-test.ts';

test('shows where the dress is', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('我的裙子到哪了');
  await shopper.sees('上海转运中心');
  await shopper.sees('SF1399887766554');
});

test('takes the shoes back: knows the order, asks why, confirms, creates the return', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('那双鞋想退');
  await shopper.sees(/原因|为什么/);
  await shopper.choose('尺码不合适');
  await shopper.sees(/跑步鞋 Swift.*确认/);
  await shopper.say('确认');
  await shopper.sees(/R\d{11}/);
  // The shop itself knows of it, and a second wish for the same order makes no second return.
  await shopper.say('跑步鞋的退款到哪一步了');
  await shopper.sees(/审核|已提交|处理中/);
});

test("says nothing of another account's order", async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('帮我查下20261116200002');
  await shopper.sees(/没有?(查|找)到|查不到|找不到/);
  await expect(shopper.log).not.toContainText(/大米|圆通|郑州|YT77/);
});

test('keeps the invoice going through a bad e-mail and a question in between, and lets it go at 算了', async ({
  page,
  shop,
}) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('发票怎么开');
  await shopper.choose(/跑步鞋/);
  await shopper.sees(/个人|单位|公司|类型/);
  await shopper.say('个人');
  await shopper.sees(/抬头/);
  await shopper.say('林晓');
  await shopper.sees(/邮箱/);
  await shopper.say('我的邮箱是 abc@@x');
  await shopper.sees(/邮箱.*(不对|不完整|格式|再)|格式/);
  await shopper.say('运费谁出');
  await shopper.sees(/运费/);
  await shopper.say('算了');
  await shopper.sees(/好的|不开了|取消/);
});

test('asks a guest to log in before any order', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '游客');
  await shopper.open();
  for (const question of ['我的裙子到哪了', '我的订单到哪了', '我要退货']) {
    const answers = shopper.log.getByText(/登录/);
    const before = await answers.count();
    await shopper.say(question);
    await expect.poll(() => answers.count()).toBeGreaterThan(before);
  }
});

test('says politely what it is not for', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '游客');
  await shopper.open();
  await shopper.say('今天股市怎么样');
  await shopper.sees(/抱歉|不好意思|帮不上|不太懂/);
});

test('knows the product of the page', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '林晓', '/products/P100');
  await shopper.open();
  await shopper.say('这件红色L码还有货吗');
  await shopper.sees(/缺货|没货|补货|到货/);
});

test('follows the account picker without a reload', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '林晓', '/orders');
  await expect(page.getByRole('main')).toContainText('20261115100001');
  await shopper.open();
  await shopper.say('我的裙子到哪了');
  await shopper.sees('上海转运中心');
  await page.getByRole('combobox', { name: '当前用户' }).selectOption('王建国');
  await expect(page.getByRole('main')).toContainText('20261116200002');
  await expect(shopper.log).not.toContainText('上海转运中心');
  await page.getByRole('combobox', { name: '当前用户' }).selectOption('林晓');
  await shopper.sees('上海转运中心');
});

test('goes on after the login with what the guest had asked', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '游客');
  await shopper.open();
  await shopper.say('我的裙子到哪了');
  await shopper.sees(/登录/);
  await page.getByRole('combobox', { name: '当前用户' }).selectOption('林晓');
  await shopper.sees('上海转运中心');
  await expect(shopper.log.getByText('我的裙子到哪了', { exact: true })).toHaveCount(1);
});

test('does in the shop what was confirmed in the chat, for good', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '林晓', '/orders/20261118100002');
  await expect(page.getByRole('main')).toContainText('待发货');
  await shopper.open();
  await shopper.say('取消这个订单');
  await shopper.sees(/20261118100002.*确认取消吗/);
  await shopper.choose('确认');
  await shopper.sees(/已经取消/);
  await shop.kill();
  await shop.start();
  await page.goto(`${shop.url}/orders/20261118100002`);
  await expect(page.getByRole('main')).toContainText('已取消');
});
