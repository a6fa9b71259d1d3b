import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { html: string }[];
  }[];
}

let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer();
});
test.afterAll(() => server.close());

/** What axe calls serious or critical inside the widget, as `rule: markup`. */
async function seriousOn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(context: unknown): Promise<Found> } }).axe.run('xiaoer-chat'),
  );
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('axe finds nothing serious in the launcher before the first opening', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html`);
  await expect(chatOn(page).launcher).toBeVisible();
  expect(await seriousOn(page)).toEqual([]);
});

test('axe finds nothing serious in the open menu of the phone sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=parcel`);
  const chat = chatOn(page);
  await chat.open();
  await chat.dialog.getByRole('button', { name: '更多' }).click();
  expect(await seriousOn(page)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const scene of ['parcel', 'orders', 'choices', 'form', 'goods', 'agent', 'rating']) {
    test(`axe finds nothing serious in ${scene}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${server.url}/e2e/gallery/page.html?scene=${scene}`);
      const chat = chatOn(page);
      await chat.open();
      if (scene === 'form') await chat.dialog.getByRole('button', { name: '提交' }).click();
      if (scene === 'rating') await chat.dialog.getByRole('radio', { name: '4 分，满意' }).check();
      expect(await seriousOn(page)).toEqual([]);
    });
  }
}
