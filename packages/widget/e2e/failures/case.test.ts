import { expect, test } from '@playwright/test';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer();
});
test.afterAll(() => server.close());

test('says when the conversation cannot be opened, keeps what is said, and opens it on the next try', async ({
  page,
}) => {
  await page.route('**/widget/conversation.js*', (route) => route.abort());
  await page.goto(`${server.url}/e2e/reload-history/page.html`);
  const chat = chatOn(page);
  await chat.launcher.click();
  await expect(chat.dialog.getByRole('alert')).toContainText('对话暂时打不开');
  await chat.input.fill('运费谁出');
  await chat.input.press('Enter');
  await page.unroute('**/widget/conversation.js*');
  await chat.dialog.getByRole('button', { name: '再试一次' }).click();
  await expect(chat.rows('user')).toHaveText(/运费谁出/);
  await expect(chat.rows('bot').last()).toContainText('运费');
});

test('opens on the second press where the panel could not be fetched on the first', async ({ page }) => {
  await page.addInitScript(() => {
    addEventListener('xiaoer:error', () => document.documentElement.setAttribute('data-failed', ''));
  });
  await page.route('**/widget/panel.js*', (route) => route.abort(), { times: 1 });
  await page.goto(`${server.url}/e2e/reload-history/page.html`);
  const chat = chatOn(page);
  await chat.launcher.click();
  await expect(page.locator('html')).toHaveAttribute('data-failed', '');
  await expect(chat.launcher).toHaveAttribute('aria-expanded', 'false');
  await chat.launcher.click();
  await expect(chat.rows('bot')).toHaveCount(1);
});

test('answers from its articles where there is no model', async ({ page }) => {
  await page.route('**/models/retail-small.bin', (route) => route.fulfill({ status: 404 }));
  await page.goto(`${server.url}/e2e/reload-history/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.say('运费谁出');
  await expect(chat.rows('bot')).toHaveCount(2);
});

test('stays without lookups and people where the server cannot be reached from the start', async ({ page }) => {
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(chat.dialog.getByText('网络不通，消息会在恢复后发出')).toBeVisible();
  await chat.say('运费谁出');
  await expect(chat.rows('bot').last()).toContainText('运费');
});
