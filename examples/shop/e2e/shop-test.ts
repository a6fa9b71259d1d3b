import { expect as baseExpect, test as base } from '@playwright/test';
import { startShop, type ShopServer } from './shop-server.ts';

/** A server, a browser or two and a conversation. */
const testMs = 90_000;

/** Tests of the demo shop: each gets a shop of its own, with fresh data. */
export const test = base.extend<{ shop: ShopServer }>({
  // Playwright reads from the pattern that nothing else is needed.
  // oxlint-disable-next-line no-empty-pattern
  shop: async ({}, use, testInfo) => {
    testInfo.setTimeout(testMs);
    const shop = await startShop();
    await use(shop);
    await shop.remove();
  },
});

/** A machine that builds at the same time takes its time; what must be quick says so itself. */
export const expect = baseExpect.configure({ timeout: 15_000 });
