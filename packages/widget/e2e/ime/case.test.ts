import { expect, test } from '@playwright/test';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer();
});
test.afterAll(() => server.close());

test('an Enter that ends a composition of the input method sends nothing', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=welcome`);
  const chat = chatOn(page);
  await chat.open();
  const client = await page.context().newCDPSession(page);
  await chat.input.focus();
  await client.send('Input.imeSetComposition', { text: 'qunzi', selectionStart: 5, selectionEnd: 5 });
  await client.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await client.send('Input.insertText', { text: '裙子到哪了' });
  await expect(chat.input).toHaveValue('裙子到哪了');
  await expect(chat.rows('user')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(chat.rows('user').last()).toContainText('裙子到哪了');
});

test('an Enter marked as composing sends nothing', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=welcome`);
  const chat = chatOn(page);
  await chat.open();
  await chat.input.fill('你好');
  await chat.input.evaluate((element) => {
    for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));
    }
  });
  await expect(chat.rows('user')).toHaveCount(0);
  await expect(chat.input).toHaveValue('你好');
});
