import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { watchComplaints } from '../chat.ts';
import { startTestServer } from '../server.ts';

/** The application as a bundler makes it of the published entries: chunks by path. */
async function bundle(): Promise<Record<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('app.ts', import.meta.url))],
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    outdir: 'out',
    chunkNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return Object.fromEntries(outputFiles.map(({ path, contents }) => [`/bundle/${basename(path)}`, contents]));
}

test('mount() works from the npm entries through a bundler, twice on a page under a strict policy', async ({
  page,
}) => {
  const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'";
  const server = await startTestServer({ csp, files: await bundle() });
  const complaints = await watchComplaints(page);
  await page.goto(`${server.url}/e2e/npm-mount/page.html`);
  await page.getByRole('button', { name: '在线客服' }).click();
  const left = page.getByRole('dialog', { name: '在线客服' });
  await left.getByRole('textbox', { name: '输入消息' }).fill('运费谁出');
  await page.keyboard.press('Enter');
  await expect(left.getByRole('log').locator('[data-from="bot"]').last()).toContainText('运费');
  await page.getByRole('button', { name: 'Customer service' }).click();
  const right = page.getByRole('dialog', { name: 'Customer service' });
  await expect(right.getByRole('log').locator('[data-from="bot"]')).toHaveCount(1);
  await expect(right.getByRole('log').locator('[data-from="user"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'unmount' }).press('Enter');
  await expect(page.locator('xiaoer-chat')).toHaveCount(0);
  expect(complaints).toEqual([]);
  await server.close();
});
