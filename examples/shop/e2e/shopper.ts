import type { Locator, Page } from '@playwright/test';
import { expect } from './shop-test.ts';

/** A customer with a browser: what he can see and do in the chat, by the names that a screen reader says. */
export interface Shopper {
  readonly page: Page;
  readonly log: Locator;
  readonly status: Locator;
  open(): Promise<void>;
  say(text: string): Promise<void>;
  /** Waits until the conversation shows this. */
  sees(text: string | RegExp): Promise<void>;
  /** Takes an offered answer. */
  choose(name: string | RegExp): Promise<void>;
}

/** Opens a page of the shop as that account. */
export async function shopperOn(
  page: Page,
  url: string,
  account: '林晓' | '王建国' | '游客',
  path = '/',
): Promise<Shopper> {
  await page.goto(url + path);
  if (account !== '游客') {
    const login = page.waitForResponse('**/api/login');
    await page.getByRole('combobox', { name: '当前用户' }).selectOption(account);
    await login;
  }
  const panel = page.getByRole('dialog', { name: '在线客服' });
  const log = panel.getByRole('log', { name: '对话记录' });
  return {
    page,
    log,
    status: panel.getByRole('status'),
    async open() {
      await page.getByRole('button', { name: '在线客服' }).click();
      await expect(log).toBeVisible();
    },
    async say(text) {
      await panel.getByRole('textbox', { name: '输入消息' }).fill(text);
      await panel.getByRole('button', { name: '发送' }).click();
    },
    async sees(text) {
      await expect(log).toContainText(text);
    },
    async choose(name) {
      await panel.getByRole('button', { name }).last().click();
    },
  };
}
