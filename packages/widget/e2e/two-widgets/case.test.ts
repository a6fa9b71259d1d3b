import { expect, test } from '@playwright/test';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer();
});
test.afterAll(() => server.close());

test('two widgets on one page share nothing', async ({ page }) => {
  await page.goto(`${server.url}/e2e/two-widgets/page.html`);
  const left = page.getByRole('dialog', { name: '在线客服' });
  const right = page.getByRole('dialog', { name: 'Customer service' });
  await page.getByRole('button', { name: '在线客服' }).click();
  await expect(left).toBeVisible();
  await expect(page).toHaveTitle('left is open');
  await expect(left.getByRole('textbox', { name: '输入消息' })).toHaveValue('左边的草稿');
  await page.getByRole('button', { name: 'Customer service' }).click();
  await expect(right.getByRole('textbox', { name: 'Type a message' })).toHaveValue('');

  await left.getByRole('textbox', { name: '输入消息' }).fill('运费谁出');
  await page.keyboard.press('Enter');
  await expect(left.getByRole('log').locator('[data-from="bot"]')).toHaveCount(2);
  await expect(right.getByRole('log').locator('[data-from="user"]')).toHaveCount(0);

  await expect(page.locator('xiaoer-chat[data-position="bottom-left"]')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('xiaoer-chat[data-position="bottom-right"]')).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await page.getByRole('button', { name: 'Customer service' }).click();
  await expect(right.getByRole('log').locator('[data-from="bot"]')).toHaveCount(1);
  await expect(right.getByRole('log').locator('[data-from="user"]')).toHaveCount(0);
});

test('verbs and DOM events reach the widget they belong to, and destroy leaves nothing', async ({ page }) => {
  await page.goto(`${server.url}/e2e/two-widgets/page.html`);
  await expect(page.locator('xiaoer-chat')).toHaveCount(2);
  const state = await page.evaluate(async () => {
    const { Right, heard } = window as unknown as { Right: (...call: unknown[]) => unknown; heard: string[] };
    await Right('ready');
    Right('open');
    const isOpen = Right('isOpen');
    Right('sendMessage', 'hello');
    Right('close');
    Right('destroy');
    return { isOpen, heard, left: document.querySelectorAll('xiaoer-chat').length };
  });
  expect(state.isOpen).toBe(true);
  expect(state.left).toBe(1);
  expect(state.heard).toEqual(expect.arrayContaining(['ready right', 'open right', 'close right']));
});
