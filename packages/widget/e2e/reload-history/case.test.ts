import { expect, test } from '@playwright/test';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer();
});
test.afterAll(() => server.close());

test('shows what was said before after a reload, once, at its end', async ({ page }) => {
  await page.goto(`${server.url}/e2e/reload-history/page.html`);
  const chat = chatOn(page);
  await chat.open();
  for (const text of ['运费谁出', '几天发货', '发票怎么开', '有没有优惠券']) {
    const before = await chat.rows('bot').count();
    await chat.say(text);
    await expect(chat.rows('bot').nth(before)).toBeVisible();
  }
  const said = await chat.log.locator('.message').allTextContents();
  await page.reload();
  await chat.open();
  // An answer that was not on the disk yet when the page went is given again.
  await expect(chat.log.locator('.message')).toHaveCount(said.length);
  const rows = await chat.log.locator('.message').allTextContents();
  expect(rows.map((text) => text.slice(0, 20))).toEqual(said.map((text) => text.slice(0, 20)));
  await expect(chat.rows('user').last()).toBeInViewport();
  const distance = await chat.log.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  expect(distance).toBeLessThan(2);
});

test('sends the first 2,000 characters of a longer text and says so', async ({ page }) => {
  await page.goto(`${server.url}/e2e/reload-history/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.input.fill('好'.repeat(2003));
  await chat.input.press('Enter');
  await expect(chat.log.getByText('只发出了前 2000 字')).toBeVisible();
  expect((await chat.rows('user').last().locator('.bubble').textContent())?.length).toBe(2000);
});

test('forgets on this device what the customer cleared', async ({ page }) => {
  await page.goto(`${server.url}/e2e/reload-history/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.say('运费谁出');
  await expect(chat.rows('bot')).toHaveCount(2);
  await chat.dialog.getByRole('button', { name: '更多' }).click();
  await chat.dialog.getByRole('menuitem', { name: '清除本机记录' }).click();
  await chat.dialog.getByRole('alertdialog').getByRole('button', { name: '取消' }).click();
  await expect(chat.rows('user')).toHaveCount(1);
  await chat.dialog.getByRole('button', { name: '更多' }).click();
  await chat.dialog.getByRole('menuitem', { name: '清除本机记录' }).click();
  await chat.dialog.getByRole('alertdialog').getByRole('button', { name: '清除' }).click();
  await expect(chat.rows('user')).toHaveCount(0);
  await expect(chat.rows('bot')).toHaveCount(1);
  await page.reload();
  await chat.open();
  await expect(chat.rows('bot')).toHaveCount(1);
  await expect(chat.rows('user')).toHaveCount(0);
});

test('talks without a disk where IndexedDB is refused', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.goto(`${server.url}/e2e/reload-history/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.say('运费谁出');
  await expect(chat.rows('bot')).toHaveCount(2);
});
