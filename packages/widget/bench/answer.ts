// From Enter to the bot's answer on screen, without a lookup, at 4× CPU throttle. `node bench/answer.ts` renews results/answer.json.
// On a machine that others use too: `chrt -f 10 node bench/answer.ts`, which keeps their work out of the figures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { chatOn } from '../e2e/chat.ts';
import { startTestServer } from '../e2e/server.ts';

const questions = [
  '运费谁出',
  '几天发货',
  '用什么快递',
  '支持七天无理由退货吗',
  '能开专票吗',
  '今天股市怎么样',
  '你好',
  '谢谢',
];
const rounds = 8;
const cpuThrottle = 4;

/** Runs in the page: milliseconds from the Enter key to the frame after the answer's row. */
function armStopwatch(): void {
  const log = document.querySelector('xiaoer-chat')?.shadowRoot?.querySelector('[role="log"]');
  if (!log) throw new Error('The log is not there; open the panel first.');
  const page = window as unknown as { measured: Promise<number> };
  page.measured = new Promise((resolve) => {
    const before = log.querySelectorAll('[data-from="bot"]').length;
    let startedAt = 0;
    addEventListener(
      'keydown',
      (event) => {
        startedAt = event.timeStamp;
      },
      { once: true, capture: true },
    );
    const observer = new MutationObserver(() => {
      if (log.querySelectorAll('[data-from="bot"]').length === before) return;
      observer.disconnect();
      // A message posted from an animation frame arrives after that frame is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - startedAt);
        port2.postMessage(null);
      });
    });
    observer.observe(log, { childList: true, subtree: true });
  });
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
}

const server = await startTestServer();
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
const client = await page.context().newCDPSession(page);
await client.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle });
await page.goto(`${server.url}/e2e/strict-csp/page.html`);
const chat = chatOn(page);
await chat.open();
await chat.rows('bot').first().waitFor();

const samples: number[] = [];
for (const question of Array.from({ length: rounds }, () => questions).flat()) {
  await chat.input.fill(question);
  await page.evaluate(armStopwatch);
  await chat.input.press('Enter');
  samples.push(await page.evaluate(() => (window as unknown as { measured: Promise<number> }).measured));
}
await browser.close();
await server.close();

const [first = 0] = samples;
const sorted = samples.toSorted((left, right) => left - right);
const result = {
  what: "Enter to the bot's answer painted, no lookup, IndexedDB, plain evaluation",
  cpuThrottle,
  cores: cpus().length,
  samples: samples.length,
  firstMs: Math.round(first * 10) / 10,
  medianMs: percentile(sorted, 0.5),
  p95Ms: percentile(sorted, 0.95),
  maxMs: percentile(sorted, 1),
  targetP95Ms: 100,
};
const folder = new URL('results/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('answer.json', folder), `${JSON.stringify(result, null, 2)}\n`);
console.log(result);
process.exitCode = result.p95Ms <= result.targetP95Ms ? 0 : 1;
