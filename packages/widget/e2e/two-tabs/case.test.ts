import { expect, test } from '@playwright/test';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import { createTestKit } from '../test-kit.ts';

test('two tabs of one customer show the same, and each message is there once', async ({ context }) => {
  const kit = createTestKit();
  const server = await startTestServer({ api: kit.handler });
  const pages = [await context.newPage(), await context.newPage()] as const;
  const [first, second] = [chatOn(pages[0]), chatOn(pages[1])];
  await pages[0].goto(`${server.url}/e2e/two-tabs/page.html`);
  await first.open();
  await expect(first.rows('bot')).toHaveCount(1);
  await pages[1].goto(`${server.url}/e2e/two-tabs/page.html`);
  await second.open();
  await expect(second.rows('bot')).toHaveCount(1);

  await first.say('运费谁出');
  await expect(first.rows('bot')).toHaveCount(2);
  await expect(second.rows('bot')).toHaveCount(2);
  await second.say('几天发货');
  await expect(first.rows('bot')).toHaveCount(3);
  await expect(second.rows('bot')).toHaveCount(3);
  const texts = async (chat: typeof first): Promise<string[]> => chat.log.locator('.bubble').allTextContents();
  expect(await texts(first)).toEqual(await texts(second));
  await expect(first.rows('user')).toHaveCount(2);
  await server.close();
  await kit.close();
});
