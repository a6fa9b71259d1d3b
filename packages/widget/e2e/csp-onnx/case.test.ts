import { expect, test, type Page } from '@playwright/test';
import { chatOn, watchComplaints } from '../chat.ts';
import { startTestServer } from '../server.ts';

const strict = "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self'";

/** The chat on a page whose ONNX engine cannot run, once the page has heard of it. */
async function openDegraded(page: Page, url: string) {
  await page.addInitScript(() => {
    addEventListener('xiaoer:error', () => document.documentElement.setAttribute('data-degraded', ''));
  });
  await page.goto(`${url}/e2e/csp-onnx/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(page.locator('html')).toHaveAttribute('data-degraded', '', { timeout: 20_000 });
  return chat;
}

async function isAnswered(chat: ReturnType<typeof chatOn>): Promise<void> {
  await chat.say('运费谁出');
  await expect(chat.rows('bot').nth(1)).toContainText('运费');
}

test("runs the ONNX engine in a worker where the policy has 'wasm-unsafe-eval' and worker-src", async ({ page }) => {
  const server = await startTestServer({
    csp: `${strict}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`,
  });
  const complaints = await watchComplaints(page);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}/e2e/csp-onnx/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(page.locator('xiaoer-chat')).toHaveAttribute('data-engine', 'onnx', { timeout: 20_000 });
  expect(page.workers()).toHaveLength(1);
  // The full tier is the graph and its vocabulary, each once.
  const ofFullTier = fetched.filter((path) => path.includes('retail-full')).sort();
  expect(ofFullTier).toEqual(['/core/models/retail-full.bin', '/core/models/retail-full.onnx']);
  await isAnswered(chat);
  await expect(page.locator('xiaoer-chat')).toHaveAttribute('data-engine', 'onnx');
  expect(complaints).toEqual([]);
  await server.close();
});

test('stays with plain evaluation where the policy forbids wasm', async ({ page }) => {
  const server = await startTestServer({ csp: `${strict}; script-src 'self'; worker-src 'self'` });
  const chat = await openDegraded(page, server.url);
  await isAnswered(chat);
  await expect(page.locator('xiaoer-chat')).not.toHaveAttribute('data-engine', 'onnx');
  await server.close();
});

test('stays with plain evaluation where the graph has no vocabulary beside it, and does not fetch the graph', async ({
  page,
}) => {
  const server = await startTestServer({
    csp: `${strict}; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`,
  });
  await page.route('**/retail-full.bin', (route) => route.fulfill({ status: 404 }));
  const graphs: string[] = [];
  page.on('request', (request) => void (request.url().endsWith('.onnx') && graphs.push(request.url())));
  const chat = await openDegraded(page, server.url);
  await isAnswered(chat);
  expect(graphs).toEqual([]);
  await server.close();
});
