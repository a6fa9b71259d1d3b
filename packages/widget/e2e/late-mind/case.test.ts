import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { AgentQueue, AgentQueueItem } from '@xiaoer/core/protocol';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';
import { createTestKit } from '../test-kit.ts';

let server: TestServer;
let kit: ReturnType<typeof createTestKit>;
test.beforeAll(async () => {
  kit = createTestKit();
  server = await startTestServer({ api: (request) => kit.handler(request) });
});
test.afterAll(async () => {
  await server.close();
  await kit.close();
});

const page404 = { status: 404 };
const mindFile = /\/widget\/mind\.js/;

/** Holds the code of what answers back until the test lets it go. */
async function holdMind(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(mindFile, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test('hears what is said before the mind is there, and answers it once when it is', async ({ page }) => {
  const letGo = await holdMind(page);
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.say('运费谁出');
  await chat.say('几天发货');
  await expect(chat.rows('user')).toHaveCount(2);
  await expect(chat.dialog.getByText('正在输入')).toBeAttached();
  await expect(chat.rows('bot')).toHaveCount(0);
  letGo();
  await expect(chat.rows('bot')).toHaveCount(3);
  await expect(chat.rows('bot').nth(0)).toContainText('您好');
  await expect(chat.rows('bot').nth(1)).toContainText('运费');
  await expect(chat.rows('bot').nth(2)).toContainText('48 小时');
  await page.reload();
  await chat.open();
  await expect(chat.rows('user')).toHaveCount(2);
  await expect(chat.rows('bot')).toHaveCount(3);
});

test('fetches what answers after the panel, and the panel does not wait for it', async ({ page }) => {
  const letGo = await holdMind(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.launcher.waitFor();
  expect(asked.filter((path) => path.startsWith('/widget/'))).toEqual(['/widget/loader.js']);
  await chat.open();
  await expect(chat.input).toBeFocused();
  await expect.poll(() => asked).toContain('/widget/mind.js');
  expect(asked.indexOf('/widget/mind.js')).toBeGreaterThan(asked.indexOf('/widget/panel.js'));
  letGo();
  await expect(chat.rows('bot')).toHaveCount(1);
});

test('shows the history where the mind cannot be had, says so, and answers on the next try', async ({ page }) => {
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.say('运费谁出');
  await expect(chat.rows('bot').last()).toContainText('运费');
  const before = await chat.rows('bot').allTextContents();
  await page.route('**/packs/retail.json', (route) => route.fulfill(page404));
  await page.reload();
  await chat.open();
  await expect(chat.rows('user')).toHaveCount(1);
  await expect(chat.dialog.getByRole('alert')).toContainText('自动回复没有加载出来');
  expect(await chat.rows('bot').allTextContents()).toEqual(before);
  await chat.say('几天发货');
  await expect(chat.dialog.getByRole('alert')).toBeVisible();
  await page.unroute('**/packs/retail.json');
  await chat.dialog.getByRole('button', { name: '再试一次' }).click();
  await expect(chat.dialog.getByRole('alert')).toHaveCount(0);
  await expect(chat.rows('bot').last()).toContainText('48 小时');
  await expect(chat.rows('user')).toHaveCount(2);
});

test('finds a person where the mind cannot be had', async ({ page }) => {
  await page.route(mindFile, (route) => route.abort());
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.say('我的杯子碎了');
  await chat.dialog.getByRole('alert').getByRole('button', { name: '转人工' }).click();
  await expect(chat.dialog.getByRole('button', { name: '退出排队' })).toBeVisible();
  await expect(chat.dialog.getByRole('alert')).toHaveCount(0);
  let ticket: AgentQueueItem | undefined;
  await expect
    .poll(async () => {
      [ticket] = ((await kit.asAgent('GET', '/queue')) as AgentQueue).waiting;
      return ticket?.summary;
    })
    .toContain('我的杯子碎了');
  await kit.asAgent('POST', `/queue/${ticket?.ticketId}/claim`);
  await expect(chat.dialog.getByRole('button', { name: '结束人工服务' })).toBeVisible();
  await kit.asAgent('POST', `/conversations/${ticket?.conversation}/messages`, {
    id: 'agent-message-1',
    text: '给您补发',
  });
  await expect(chat.rows('agent')).toContainText('给您补发');
  await chat.say('谢谢');
  await expect(chat.log.getByText('等待发出')).toHaveCount(0);
  await expect(chat.rows('bot')).toHaveCount(0);
});
