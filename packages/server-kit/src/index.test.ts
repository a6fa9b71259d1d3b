import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import * as entry from './index.ts';
import { createServerKit, notFound } from './index.ts';
import { memoryStore } from './stores/memory.ts';
import { testSecret } from './testing/test-kit.ts';

describe('@xiaoer/server-kit', () => {
  it('exports what is listed here and nothing else', () => {
    expect(Object.keys(entry).toSorted()).toEqual(['createServerKit', 'notFound']);
  });

  it('takes lookups as they are written: inline, with an input of their own, with rules', async () => {
    const orderOf = async (user: string, orderNo: string) => (orderNo === '100' ? { orderNo, user } : null);
    const kit = createServerKit({
      identity: { jwt: { secret: testSecret } },
      store: memoryStore(),
      lookups: {
        'orders.get': async ({ orderNo }, { user }) =>
          (await orderOf(user.id, String(orderNo))) ?? Promise.reject(notFound()),
        'stock.get': ({ product }: { product: string }) => ({ product, left: 3 }),
        'returns.create': {
          input: z.object({ orderNo: z.string() }),
          write: true,
          timeoutMs: 3000,
          run: ({ orderNo }: { orderNo: string }, { key }) => ({ orderNo, key }),
        },
      },
    });
    expect(kit.basePath).toBe('/api/xiaoer');
    await kit.close();
  });
});
