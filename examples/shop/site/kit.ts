import { type ServerKit, createServerKit } from '@xiaoer/server-kit';
import { sqliteStore } from '@xiaoer/server-kit/stores/sqlite';
import { accounts, type ShopStore } from '../data.ts';
import { createLookups } from '../lookups.ts';
import { agentOf } from './agents.ts';
import type { Secrets } from './secrets.ts';

/** Server-kit as a merchant mounts it: who the customer is, what the shop can look up, who answers at the desk. */
export function createKit(options: { file: string; secrets: Secrets; shop: ShopStore; now: () => number }): ServerKit {
  const { file, secrets, shop, now } = options;
  return createServerKit({
    basePath: '/api/xiaoer',
    identity: { jwt: { secret: secrets.identity, audience: 'xiaoer' } },
    sessionSecret: secrets.session,
    store: sqliteStore({ file }),
    lookups: createLookups({ now, store: shop }),
    profile(user) {
      const account = accounts.find((one) => one.id === user.id);
      const { phone, address, points, level } = account ?? {};
      const orders = shop.state.orders.filter((order) => order.customer === user.id);
      return { profile: { level, points, phone, address }, orders };
    },
    agents: { verify: (request) => agentOf(request.headers.get('cookie'), secrets.agents) },
  });
}
