import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from './shop-test.ts';

const entry = fileURLToPath(new URL('../server.ts', import.meta.url));

test('says which port is taken and what to do', async ({ shop }) => {
  const { port } = new URL(shop.url);
  const second = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    env: { ...process.env, PORT: port, DATA_DIR: test.info().outputPath('data') },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let said = '';
  second.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = await once(second, 'exit');
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is taken.`);
  expect(said).toContain(`PORT=${Number(port) + 1}`);
});

test('ends at once when asked to', async ({ page, shop }) => {
  await page.goto(`${shop.url}/desk`);
  await expect(page.getByText('已连接')).toBeVisible();
  // Live streams are open now; they must not keep the process alive.
  expect(await shop.stop()).toBe(0);
});
