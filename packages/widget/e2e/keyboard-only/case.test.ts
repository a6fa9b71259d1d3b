import { expect, test } from '@playwright/test';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer();
});
test.afterAll(() => server.close());

/** Name of what has the focus, also inside the shadow root. */
const focused = (): string => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.getAttribute('aria-label') ?? active?.textContent ?? '';
};

test.describe('on a desktop', () => {
  test('opens with Enter, writes, and Escape gives the focus back to the launcher', async ({ page }) => {
    await page.goto(`${server.url}/e2e/gallery/page.html?scene=choices`);
    const chat = chatOn(page);
    await chat.launcher.focus();
    await page.keyboard.press('Enter');
    await expect(chat.input).toBeFocused();
    await page.keyboard.type('第一行');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('第二行');
    await page.keyboard.press('Enter');
    await expect(chat.rows('user').last()).toContainText('第一行\n第二行');
    await expect(chat.input).toHaveValue('');
    await expect(chat.input).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(chat.dialog).toBeHidden();
    await expect(chat.launcher).toBeFocused();
    await expect(chat.launcher).toHaveAttribute('aria-expanded', 'false');
  });

  test('moves through messages with arrows, into one with Enter and back to the composer with Escape', async ({
    page,
  }) => {
    await page.goto(`${server.url}/e2e/gallery/page.html?scene=choices`);
    const chat = chatOn(page);
    await chat.open();
    await chat.log.focus();
    await page.keyboard.press('End');
    await expect(chat.rows('bot').last()).toBeFocused();
    await page.keyboard.press('Home');
    await expect(chat.rows('user').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(chat.rows('bot').first()).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(focused)).toBe('退货规则');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe('确认退货');
    await page.keyboard.press('Escape');
    await expect(chat.input).toBeFocused();
    await expect(chat.dialog).toBeVisible();
  });

  test('does not trap the focus and leaves the page usable', async ({ page }) => {
    await page.goto(`${server.url}/e2e/gallery/page.html`);
    const chat = chatOn(page);
    await chat.open();
    await expect(chat.dialog).toHaveAttribute('aria-modal', 'false');
    await page.getByRole('link', { name: '商品' }).focus();
    expect(await page.evaluate(focused)).toBe('商品');
  });

  test('chooses from the menu with arrows and Escape closes only the menu', async ({ page }) => {
    await page.goto(`${server.url}/e2e/gallery/page.html`);
    const chat = chatOn(page);
    await chat.open();
    await chat.dialog.getByRole('button', { name: '更多' }).press('Enter');
    await expect(chat.dialog.getByRole('menuitem', { name: '转人工' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(chat.dialog.getByRole('menuitem', { name: '清除本机记录' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(chat.dialog.getByRole('menu')).toBeHidden();
    await expect(chat.dialog).toBeVisible();
    await expect(chat.dialog.getByRole('button', { name: '更多' })).toBeFocused();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('is a modal sheet: the page behind is inert until it closes', async ({ page }) => {
    await page.goto(`${server.url}/e2e/gallery/page.html`);
    const chat = chatOn(page);
    await chat.launcher.tap();
    await expect(chat.dialog).toHaveAttribute('aria-modal', 'true');
    await expect(chat.dialog).toBeFocused();
    await expect.poll(() => chat.dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    const link = page.getByRole('link', { name: '商品' });
    await link.evaluate((element) => element.focus());
    await expect(chat.dialog).toBeFocused();
    await chat.dialog.getByRole('button', { name: '关闭' }).tap();
    await expect(chat.launcher).toBeFocused();
    await link.evaluate((element) => element.focus());
    await expect(link).toBeFocused();
  });

  test('has targets of at least 44 pixels and input text of at least 16', async ({ page }) => {
    await page.goto(`${server.url}/e2e/gallery/page.html?scene=choices`);
    const chat = chatOn(page);
    await chat.launcher.tap();
    for (const button of await chat.dialog.getByRole('button').all()) {
      const size = await button.evaluate((element) => {
        const after = getComputedStyle(element, '::after');
        const grown = after.content === 'none' ? 0 : -2 * Number.parseFloat(after.top || '0');
        return element.getBoundingClientRect().height + (Number.isFinite(grown) ? grown : 0);
      });
      expect(size, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(44);
    }
    expect(
      Number.parseFloat(await chat.input.evaluate((element) => getComputedStyle(element).fontSize)),
    ).toBeGreaterThanOrEqual(16);
  });
});
