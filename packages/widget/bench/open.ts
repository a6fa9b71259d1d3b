// From the press on the launcher to a usable composer, to the first message and to the answer of what is typed at once: cold cache,
// 1.6 Mbit/s, 150 ms latency, 4× CPU throttle.
// `node bench/open.ts` renews results/open.json. On a machine that others use too: `chrt -f 10 node bench/open.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { startTestServer } from '../e2e/server.ts';

const rounds = 5;
const cpuThrottle = 4;
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

/** Runs in the page: presses the launcher and notes when composer and first message are there, in ms. */
function pressAndWatch(): Promise<{ composerMs: number; messageMs: number }> {
  const root = document.querySelector('xiaoer-chat')?.shadowRoot;
  const startedAt = performance.now();
  let composerMs = 0;
  root?.querySelector<HTMLElement>('.launcher')?.click();
  return new Promise((resolve) => {
    const look = (): void => {
      const since = performance.now() - startedAt;
      if (composerMs === 0 && root?.querySelector('textarea')?.checkVisibility()) composerMs = since;
      if (root?.querySelector('[data-from="bot"]')) resolve({ composerMs, messageMs: since });
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Runs in the page: presses the launcher, asks as soon as there is a composer, and notes when question and answer are there. */
function pressAndAsk(): Promise<{ saidMs: number; answerMs: number }> {
  const root = document.querySelector('xiaoer-chat')?.shadowRoot;
  const startedAt = performance.now();
  let [typed, sent, saidMs] = [false, false, 0];
  root?.querySelector<HTMLElement>('.launcher')?.click();
  return new Promise((resolve) => {
    const look = (): void => {
      const since = performance.now() - startedAt;
      const input = root?.querySelector('textarea');
      if (typed && !sent && input) {
        sent = true;
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }
      if (!typed && input?.checkVisibility()) {
        typed = true;
        input.value = '运费谁出';
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      if (saidMs === 0 && root?.querySelector('[data-from="user"]')) saidMs = since;
      const bot = [...(root?.querySelectorAll('[data-from="bot"]') ?? [])];
      if (bot.some(({ textContent }) => textContent?.includes('运费'))) resolve({ saidMs, answerMs: since });
      else requestAnimationFrame(look);
    };
    look();
  });
}

const server = await startTestServer({ isCompressed: true });
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

/** What a press brings in a page without a cache, and what it fetches. */
async function measure<T>(watch: () => Promise<T>): Promise<T & { bytes: number; requests: number }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', network);
  await client.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle });
  await page.goto(`${server.url}/e2e/strict-csp/page.html`);
  await page.locator('xiaoer-chat .launcher').waitFor();
  let bytes = 0;
  let requests = 0;
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  const times = await page.evaluate(watch as () => Promise<T & object>);
  await context.close();
  return { ...times, bytes, requests };
}

const opened: Awaited<ReturnType<typeof measure<{ composerMs: number; messageMs: number }>>>[] = [];
const asked: { saidMs: number; answerMs: number }[] = [];
for (let round = 0; round < rounds; round += 1) {
  opened.push(await measure(pressAndWatch));
  asked.push(await measure(pressAndAsk));
}
await browser.close();
await server.close();

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0);
const result = {
  what: 'Press on the launcher to a usable composer, and to the first message (with pack and model), cold cache',
  network: '1.6 Mbit/s, 150 ms',
  cpuThrottle,
  cores: cpus().length,
  rounds,
  composerMs: median(opened.map(({ composerMs }) => composerMs)),
  messageMs: median(opened.map(({ messageMs }) => messageMs)),
  saidMs: median(asked.map(({ saidMs }) => saidMs)),
  answerMs: median(asked.map(({ answerMs }) => answerMs)),
  bytes: median(opened.map(({ bytes }) => bytes)),
  requests: median(opened.map(({ requests }) => requests)),
};
const folder = new URL('results/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('open.json', folder), `${JSON.stringify(result, null, 2)}\n`);
console.log(result);
