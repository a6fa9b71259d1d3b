import { createServerKit, type Lookup, type ServerKit } from '@xiaoer/server-kit';
import { sqliteStore } from '@xiaoer/server-kit/stores/sqlite';
import { accounts, type ShopStore } from '../data.ts';
import { createLookups } from '../lookups.ts';
import { agentOf } from './agents.ts';
import type { Secrets } from './secrets.ts';

/** Lookups that change something: repeated with the same key they answer what they answered the first time. */
const writes: ReadonlySet<string> = new Set([
  'orders.cancel',
  'orders.changeAddress',
  'returns.create',
  'invoices.create',
  'restock.notify',
]);

function withRules(lookups: ReturnType<typeof createLookups>): Record<string, Lookup> {
  const entries = Object.entries(lookups).map(([name, run]) => [name, { run, write: writes.has(name) }] as const);
  return Object.fromEntries(entries);
}

/** Server-kit as a merchant mounts it: who the customer is, what the shop can look up, who answers at the desk. */
export function createKit(options: { file: string; secrets: Secrets; shop: ShopStore; now: () => number }): ServerKit {
  const { file, secrets, shop, now } = options;
  return createServerKit({
    basePath: '/api/xiaoer',
    identity: { jwt: { secret: secrets.identity, audience: 'xiaoer' } },
    sessionSecret: secrets.session,
    store: sqliteStore({ file }),
    lookups: withRules(createLookups({ now, store: shop })),
    profile(user) {
      const account = accounts.find((one) => one.id === user.id);
      const { phone, address, points, level } = account ?? {};
      const orders = shop.state.orders.filter((order) => order.customer === user.id);
      return { profile: { level, points, phone, address }, orders };
    },
    agents: { verify: (request) => agentOf(request.headers.get('cookie'), secrets.agents) },
  });
}
