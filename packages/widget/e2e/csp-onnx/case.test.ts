import { readFileSync } from 'node:fs';
import { readModel, toOnnx } from '@xiaoer/core/training';
import { expect, test } from '@playwright/test';
import { chatOn, watchComplaints } from '../chat.ts';
import { startTestServer } from '../server.ts';

/** The graph of the shipped model, made here: the page fetches it as it would fetch a shop's. */
const model = readModel(readFileSync(new URL('../../../core/models/retail-small.bin', import.meta.url)));
const files = { '/models/retail-small.onnx': toOnnx(model) };
const strict = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self'";

test("runs the ONNX engine in a worker where the policy has 'wasm-unsafe-eval' and worker-src", async ({ page }) => {
  const server = await startTestServer({
    files,
    csp: `${strict}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`,
  });
  const complaints = await watchComplaints(page);
  await page.goto(`${server.url}/e2e/csp-onnx/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(page.locator('xiaoer-chat')).toHaveAttribute('data-engine', 'onnx', { timeout: 20_000 });
  expect(page.workers()).toHaveLength(1);
  await chat.say('运费谁出');
  await expect(chat.rows('bot').nth(1)).toContainText('运费');
  await expect(page.locator('xiaoer-chat')).toHaveAttribute('data-engine', 'onnx');
  expect(complaints).toEqual([]);
  await server.close();
});

test('stays with plain evaluation where the policy forbids wasm', async ({ page }) => {
  const server = await startTestServer({ files, csp: `${strict}; script-src 'self'; worker-src 'self'` });
  await page.addInitScript(() => {
    addEventListener('xiaoer:error', () => document.documentElement.setAttribute('data-degraded', ''));
  });
  await page.goto(`${server.url}/e2e/csp-onnx/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(page.locator('html')).toHaveAttribute('data-degraded', '', { timeout: 20_000 });
  await chat.say('运费谁出');
  await expect(chat.rows('bot').nth(1)).toContainText('运费');
  await expect(page.locator('xiaoer-chat')).not.toHaveAttribute('data-engine', 'onnx');
  await server.close();
});
