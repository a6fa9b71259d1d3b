import { expect, test } from '@playwright/test';
import type { AgentConversation, AgentQueue, AgentQueueItem } from '@xiaoer/core/protocol';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import { createTestKit } from '../test-kit.ts';

/** Waits until somebody waits. */
async function firstInQueue(kit: ReturnType<typeof createTestKit>): Promise<AgentQueueItem> {
  let first: AgentQueueItem | undefined;
  const look = async (): Promise<number> => {
    const { waiting } = (await kit.asAgent('GET', '/queue')) as AgentQueue;
    [first] = waiting;
    return waiting.length;
  };
  await expect.poll(look).toBe(1);
  if (first === undefined) throw new Error('The queue emptied by itself.');
  return first;
}

test('answers offline, and what was said offline arrives once after reconnecting', async ({ page, context }) => {
  const kit = createTestKit();
  const server = await startTestServer({ api: kit.handler });
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(chat.rows('bot')).toHaveCount(1);
  await chat.say('几天发货');
  await expect(chat.rows('bot')).toHaveCount(2);
  await expect(chat.log.getByText('等待发出')).toHaveCount(0);

  await context.setOffline(true);
  await expect(chat.dialog.getByText('网络不通，消息会在恢复后发出')).toBeVisible();
  await chat.say('运费谁出');
  await expect(chat.rows('bot').nth(2)).toContainText('运费');
  await chat.say('支持七天无理由退货吗');
  await expect(chat.rows('bot').nth(3)).toBeVisible();
  await expect(chat.log.getByText('等待发出')).not.toHaveCount(0);

  await context.setOffline(false);
  await expect(chat.dialog.getByText('网络不通，消息会在恢复后发出')).toBeHidden({ timeout: 15_000 });
  await expect(chat.log.getByText('等待发出')).toHaveCount(0, { timeout: 15_000 });
  await chat.dialog.getByRole('button', { name: '更多' }).click();
  await chat.dialog.getByRole('menuitem', { name: '转人工' }).click();
  await expect(chat.dialog.getByRole('button', { name: '退出排队' })).toBeVisible();

  const ticket = await firstInQueue(kit);
  const stored = (await kit.asAgent('GET', `/conversations/${ticket.conversation}`)) as AgentConversation;
  const said = (stored.events as { type: string; data: { text: string } }[]).filter(({ type }) => type === 'user.said');
  expect(said.map(({ data }) => data.text)).toEqual(['几天发货', '运费谁出', '支持七天无理由退货吗']);
  await server.close();
  await kit.close();
});

test('a hand-off is seen in the page: queue, agent, reply while closed, end and rating', async ({ page }) => {
  const kit = createTestKit();
  const server = await startTestServer({ api: kit.handler });
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await expect(chat.rows('bot')).toHaveCount(1);
  await chat.dialog.getByRole('button', { name: '更多' }).click();
  await chat.dialog.getByRole('menuitem', { name: '转人工' }).click();
  await expect(chat.dialog.getByText('正在为您转接人工客服')).toBeVisible();
  const ticket = await firstInQueue(kit);
  await kit.asAgent('POST', `/queue/${ticket.ticketId}/claim`);
  await expect(chat.dialog.getByText('小李 正在为您服务')).toBeVisible();

  const told: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/typing')) told.push(request.postData() ?? '');
  });
  await chat.input.pressSequentially('我想问一下这个订单什么时候能到');
  await chat.input.press('Enter');
  await expect.poll(() => told.at(-1)).toBe('{"isTyping":false}');
  expect(told.length).toBeLessThan(6);

  await chat.dialog.getByRole('button', { name: '关闭' }).click();
  const text = '您好，**星号**原样';
  await kit.asAgent('POST', `/conversations/${ticket.conversation}/messages`, { id: 'agent-message-1', text });
  await expect(page.getByRole('button', { name: '在线客服，1 条未读消息' })).toBeVisible();
  await chat.launcher.click();
  await expect(chat.rows('agent').last()).toContainText('您好');
  await expect(page.getByRole('button', { name: '在线客服', exact: true })).toBeVisible();

  await kit.asAgent('POST', `/conversations/${ticket.conversation}/end`);
  await chat.dialog.getByRole('radio', { name: '5 分，很满意' }).check();
  await chat.dialog.getByRole('textbox', { name: '补充说明（选填）' }).fill('很快');
  await chat.dialog.getByRole('button', { name: '提交评价' }).click();
  await expect(chat.dialog.getByText('感谢您的评价')).toBeVisible();
  await expect(chat.dialog.getByRole('radiogroup')).toHaveCount(0);
  await server.close();
  await kit.close();
});

test('a reply reaches a customer who has gone to another page and not opened the panel there', async ({ page }) => {
  const kit = createTestKit();
  const server = await startTestServer({ api: kit.handler });
  await page.goto(`${server.url}/e2e/offline/page.html`);
  const chat = chatOn(page);
  await chat.open();
  await chat.dialog.getByRole('button', { name: '更多' }).click();
  await chat.dialog.getByRole('menuitem', { name: '转人工' }).click();
  const ticket = await firstInQueue(kit);
  await kit.asAgent('POST', `/queue/${ticket.ticketId}/claim`);
  await expect(chat.dialog.getByText('小李 正在为您服务')).toBeVisible();
  await page.goto(`${server.url}/e2e/offline/page.html?another`);
  await kit.asAgent('POST', `/conversations/${ticket.conversation}/messages`, { id: 'agent-message-2', text: '在的' });
  await expect(page.getByRole('button', { name: '在线客服，1 条未读消息' })).toBeVisible({ timeout: 10_000 });
  await expect(chat.dialog).toBeHidden();
  await server.close();
  await kit.close();
});
