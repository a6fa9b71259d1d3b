import { test as base } from '@playwright/test';
import { startShop, type ShopServer } from './shop-server.ts';

/** Tests of the demo shop: each gets a shop of its own, with fresh data. */
export const test = base.extend<{ shop: ShopServer }>({
  // Playwright reads from the pattern that nothing else is needed.
  // oxlint-disable-next-line no-empty-pattern
  shop: async ({}, use) => {
    const shop = await startShop();
    await use(shop);
    await shop.remove();
  },
});

export { expect } from '@playwright/test';
