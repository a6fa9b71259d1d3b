import { defineConfig } from '@playwright/test';

const isRoot = process.getuid?.() === 0;
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Browser tests lie beside what they test, in `e2e/`, and start the servers they need on free ports. */
export default defineConfig({
  testDir: '.',
  testMatch: ['packages/*/e2e/**/*.test.ts', 'examples/e2e/**/*.test.ts', 'examples/*/e2e/**/*.test.ts'],
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 30_000,
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { executablePath, args: isRoot ? ['--no-sandbox'] : [] },
  },
});
