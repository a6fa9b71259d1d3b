import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { apiShopper } from './api-shopper.ts';
import { shopperOn } from './shopper.ts';
import { expect, test } from './shop-test.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds serious or worse. It is brought in by the browser's own door, not as a script of the page. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const findings: readonly Finding[] = await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  const isSerious = ({ impact }: Finding) => impact === 'serious' || impact === 'critical';
  return findings.filter(isSerious).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Everything that the browser complains of. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

test('the shop and its chat keep the strict policy without a complaint', async ({ page, shop }) => {
  const complaints = complaintsOf(page);
  const shopper = await shopperOn(page, shop.url, '林晓');
  await shopper.open();
  await shopper.say('我的裙子到哪了');
  await shopper.sees('上海转运中心');
  await expect(page.locator('xiaoer-chat')).toHaveAttribute('data-engine', 'onnx', { timeout: 20_000 });
  for (const path of ['/products/P100', '/orders', '/orders/20261115100001']) await page.goto(shop.url + path);
  expect(complaints).toEqual([]);
});

test('the desk keeps the strict policy without a complaint', async ({ page, shop }) => {
  const complaints = complaintsOf(page);
  const shopper = await apiShopper(shop.url, 'u1001');
  await shopper.say('找人来');
  await shopper.requestHuman('要人工');
  await page.goto(`${shop.url}/desk`);
  await page.getByRole('button', { name: '接入' }).click();
  await expect(page.getByRole('log', { name: '会话' })).toContainText('找人来');
  expect(complaints).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in shop and desk (${scheme})`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const shopper = await shopperOn(page, shop.url, '林晓');
    await shopper.open();
    await shopper.say('我的裙子到哪了');
    await shopper.sees('上海转运中心');
    expect(await seriousFindings(page)).toEqual([]);
    for (const path of ['/products/P100', '/orders', '/orders/20261115100001', '/nothing']) {
      await page.goto(shop.url + path);
      expect(await seriousFindings(page), path).toEqual([]);
    }
    const waiting = await apiShopper(shop.url, 'u1002');
    await waiting.requestHuman('要人工');
    await page.goto(`${shop.url}/desk`);
    await page.getByRole('button', { name: '接入' }).click();
    await expect(page.getByRole('log', { name: '会话' })).toBeVisible();
    expect(await seriousFindings(page), 'desk').toEqual([]);
  });
}

test('a page of another origin gets neither a token nor a login', async ({ shop }) => {
  const stranger = { origin: 'https://stranger.example', cookie: 'shop_account=u1001' };
  expect((await fetch(`${shop.url}/api/token`, { method: 'POST', headers: stranger })).status).toBe(403);
  const login = await fetch(`${shop.url}/api/login`, {
    method: 'POST',
    headers: { ...stranger, 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'u1001' }),
  });
  expect(login.status).toBe(403);
});

test('nobody reads files outside of what the shop serves', async ({ shop }) => {
  for (const path of [
    '/assets/..%2fserver.ts',
    '/assets/../server.ts',
    '/xiaoer/../package.json',
    '/desk/%2e%2e/package.json',
  ]) {
    const response = await fetch(shop.url + path);
    expect(await response.text(), path).not.toMatch(/createShopApp|example-shop/);
  }
});
