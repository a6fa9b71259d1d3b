import { shopperOn } from './shopper.ts';
import { expect, test } from './shop-test.ts';

test('takes odd messages as words, once, also after a reload', async ({ page, shop }) => {
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('dialog', (dialog) => {
    failures.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  const odd = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(2)>',
    '🙂',
    '[点我](javascript:alert(3))',
    '长'.repeat(2000),
  ];
  for (const text of odd) {
    await shopper.say(text);
    await expect(shopper.log.getByText(text, { exact: true })).toHaveCount(1);
  }
  // Half of a surrogate pair, as a broken keyboard would send it.
  await page.evaluate(() => {
    (globalThis as unknown as { Xiaoer(verb: string, text: string): void }).Xiaoer('sendMessage', '裙子\uD83D在哪');
  });
  await shopper.sees('裙子');
  await page.getByRole('textbox', { name: '输入消息' }).fill('   ');
  await page.keyboard.press('Enter');
  await shopper.say('我的裙子到哪了');
  await shopper.sees('上海转运中心');

  await expect(shopper.log.getByText('等待发出')).toHaveCount(0);
  await page.reload();
  await shopper.open();
  await shopper.sees('上海转运中心');
  for (const text of odd) await expect(shopper.log.getByText(text, { exact: true })).toHaveCount(1);
  expect(failures).toEqual([]);
});

test('ends a session of a customer whose account was changed in another tab', async ({ page, shop }) => {
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('我的裙子到哪了');
  await shopper.sees('上海转运中心');
  const other = await shopperOn(await page.context().newPage(), shop.url, '王建国');
  await expect(page.getByRole('combobox', { name: '当前用户' })).toHaveValue('u1002');
  await expect(shopper.log).not.toContainText('上海转运中心');
  await other.open();
  await other.say('我的大米到哪了');
  await other.sees('郑州转运中心');
});
