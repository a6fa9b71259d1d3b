import { expect, test } from '@playwright/test';
import { chatOn } from '../chat.ts';
import { startTestServer } from '../server.ts';
import type { TestServer } from '../server.ts';

/** The scripted conversation of the gallery page. */
interface Fake {
  readonly scenes: Readonly<Record<string, readonly { id: string; text: string }[]>>;
  readonly said: readonly (readonly unknown[])[];
  readonly row: (from: string, text: string, rest?: object) => { id: string; text: string };
  readonly messages: { value: readonly { id: string; text: string }[] };
  readonly typing: { value: string };
  setStatus(partial: object): void;
}

let server: TestServer;
test.beforeAll(async () => {
  server = await startTestServer();
});
test.afterAll(() => server.close());

test('a reader who scrolled up stays there and is told of new messages', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 560 });
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=goods`);
  const chat = chatOn(page);
  await chat.open();
  await chat.log.evaluate((log) => log.scrollTo({ top: 0, behavior: 'instant' }));
  await page.evaluate(() => {
    const { fake } = window as unknown as { fake: Fake };
    fake.messages.value = [...fake.messages.value, fake.row('bot', '新的一句')];
  });
  const pill = chat.dialog.getByRole('button', { name: '新消息' });
  await expect(pill).toBeVisible();
  expect(await chat.log.evaluate((log) => log.scrollTop)).toBe(0);
  await pill.click();
  await expect(chat.log.getByText('新的一句')).toBeInViewport();
  await expect(pill).toBeHidden();
});

test('shows an answer that is higher than the view from its start', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 560 });
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=parcel`);
  const chat = chatOn(page);
  await chat.open();
  await page.evaluate(() => {
    const { fake } = window as unknown as { fake: Fake };
    const [, answer] = fake.scenes['goods'] ?? [];
    if (answer) fake.messages.value = [...fake.messages.value, answer];
  });
  await expect(chat.log.getByText('您有一张券可以用，这两样正在活动中：')).toBeInViewport();
  await expect(chat.log.getByRole('link', { name: '查看全部优惠' })).not.toBeInViewport();
});

test('tells a screen reader the finished message as plain text, apart from the log', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=welcome`);
  const chat = chatOn(page);
  await chat.open();
  await expect(chat.log).toHaveAttribute('aria-live', 'off');
  const announcer = chat.dialog.locator('[aria-live="polite"]');
  await expect(announcer).toBeEmpty();
  await page.evaluate(() => {
    const { fake } = window as unknown as { fake: Fake };
    const fresh = fake.row('bot', '**退货**见[规则](https://example.com)', { at: Date.now() });
    fake.messages.value = [...fake.messages.value, fresh];
  });
  await expect(announcer).toHaveText('小二: 退货见规则');
  await expect(announcer).toBeEmpty();
});

test('shows what the customer typed as text, never as HTML', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=welcome`);
  const chat = chatOn(page);
  await chat.open();
  const text = '<img src=x onerror="document.title=1"> <script>document.title=2</script> **b**';
  await chat.say(text);
  await expect(chat.rows('user').last()).toContainText(text);
  await expect(chat.rows('user').locator('img, script, strong')).toHaveCount(0);
  await expect(page).toHaveTitle('小满生活');
});

test('sends nothing blank and tells how much room is left near 2,000 characters', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=welcome`);
  const chat = chatOn(page);
  await chat.open();
  await chat.input.fill('   \n ');
  await chat.input.press('Enter');
  await expect(chat.rows('user')).toHaveCount(0);
  await expect(chat.send).toHaveAttribute('aria-disabled', 'true');
  await chat.input.fill('好'.repeat(1990));
  await expect(chat.dialog.getByText('还可输入 10 字')).toBeVisible();
  await chat.input.fill('好'.repeat(2003));
  await expect(chat.dialog.getByText('超出的 3 字不会发出')).toBeVisible();
});

test('offers to retry what was not delivered', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=agent`);
  const chat = chatOn(page);
  await chat.open();
  await expect(chat.dialog.getByRole('alert')).toContainText('未发出');
  await chat.dialog.getByRole('button', { name: '重试' }).click();
  expect(await page.evaluate(() => (window as unknown as { fake: Fake }).fake.said)).toContainEqual(['retry']);
});

test('checks a form in place and submits what was filled in', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=form`);
  const chat = chatOn(page);
  await chat.open();
  await chat.dialog.getByRole('button', { name: '提交' }).click();
  await expect(chat.dialog.getByText('请填写发票类型')).toBeVisible();
  await expect(chat.dialog.getByRole('combobox', { name: '发票类型' })).toBeFocused();
  await chat.dialog.getByRole('combobox', { name: '发票类型' }).selectOption('个人');
  await chat.dialog.getByRole('textbox', { name: '抬头' }).fill('林晓');
  await chat.dialog.getByRole('textbox', { name: '邮箱' }).fill('lin@');
  await chat.dialog.getByRole('button', { name: '提交' }).click();
  await expect(chat.dialog.getByText('邮箱格式不对，例如 name@example.com')).toBeVisible();
  await chat.dialog.getByRole('textbox', { name: '邮箱' }).fill('lin@example.com');
  await chat.dialog.getByRole('button', { name: '提交' }).click();
  const fields = { type: 'person', title: '林晓', email: 'lin@example.com' };
  expect(await page.evaluate(() => (window as unknown as { fake: Fake }).fake.said)).toContainEqual([
    'submit',
    'invoice',
    fields,
  ]);
});

test('speaks Traditional Chinese and English, also from one moment to the next', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=orders`);
  await chatOn(page).open();
  const setLocale = (locale: string): Promise<unknown> =>
    page.evaluate(
      (to) => (window as unknown as { Xiaoer(...call: unknown[]): unknown }).Xiaoer('setLocale', to),
      locale,
    );
  await setLocale('zh-TW');
  await expect(page.getByRole('dialog', { name: '線上客服' })).toContainText('運送中');
  await setLocale('en');
  const dialog = page.getByRole('dialog', { name: 'Customer service' });
  await expect(dialog.getByRole('log', { name: 'Conversation' })).toContainText('On its way');
  await expect(dialog.getByRole('textbox', { name: 'Type a message' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Customer service', exact: true })).toBeVisible();
});

test('tells who is typing', async ({ page }) => {
  await page.goto(`${server.url}/e2e/gallery/page.html?scene=agent`);
  const chat = chatOn(page);
  await chat.open();
  await page.evaluate(() => {
    (window as unknown as { fake: Fake }).fake.typing.value = 'agent';
  });
  await expect(chat.dialog.getByText('小周正在输入')).toBeAttached();
});
