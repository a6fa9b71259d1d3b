import { expect, test } from '@playwright/test';
import { chatOn, watchComplaints } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer({ csp });
});
test.afterAll(() => server.close());

test('answers on a page with a strict policy, without a violation or an error in the console', async ({ page }) => {
  const complaints = await watchComplaints(page);
  await page.goto(`${server.url}/e2e/strict-csp/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(chat.rows('bot')).toHaveCount(1);
  await chat.say('运费谁出');
  await expect(chat.rows('bot').nth(1)).toContainText('运费');
  await chat.dialog.getByRole('button', { name: '关闭' }).click();
  await expect(chat.launcher).toBeFocused();
  expect(complaints).toEqual([]);
});

test('draws every kind of block under that policy', async ({ page }) => {
  const complaints = await watchComplaints(page);
  for (const scene of ['parcel', 'orders', 'choices', 'form', 'goods', 'agent', 'rating']) {
    await page.goto(`${server.url}/e2e/gallery/page.html?scene=${scene}`);
    await chatOn(page).open();
  }
  expect(complaints).toEqual([]);
});

test('fetches one file before the first opening', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}/e2e/strict-csp/page.html`, { waitUntil: 'networkidle' });
  await expect(chatOn(page).launcher).toBeVisible();
  expect(fetched.filter((path) => path !== '/favicon.ico')).toEqual(['/e2e/strict-csp/page.html', '/widget/loader.js']);
});
