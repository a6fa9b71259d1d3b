import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The widget of a page by its accessible names, as a screen reader finds it. */
export function chatOn(page: Page) {
  const launcher = page.getByRole('button', { name: '在线客服' });
  const dialog = page.getByRole('dialog', { name: '在线客服' });
  const log = dialog.getByRole('log', { name: '对话记录' });
  const input = dialog.getByRole('textbox', { name: '输入消息' });
  return {
    launcher,
    dialog,
    log,
    input,
    send: dialog.getByRole('button', { name: '发送' }),
    async open(): Promise<void> {
      await launcher.click();
      await expect(dialog).toBeVisible();
      await expect(log).toBeVisible();
    },
    async say(text: string): Promise<void> {
      await input.fill(text);
      await input.press('Enter');
      await expect(log.locator('[data-from="user"]').last()).toContainText(text);
    },
    /** Rows of one speaker. */
    rows: (from: 'user' | 'bot' | 'agent'): Locator => log.locator(`[data-from="${from}"]`),
  };
}

/** Collects what a strict page must not have: violations of its policy, errors in the console, uncaught errors. */
export async function watchComplaints(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP ${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile ?? ''}`);
    });
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
