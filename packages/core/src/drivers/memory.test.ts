import { describe, expect, it } from 'vitest';
import { logStoreContract } from '../testing/contracts/log-store.ts';
import { memoryLogStore } from './memory.ts';

logStoreContract({ describe, it, expect }, () => {
  const store = memoryLogStore();
  return { store, reopen: () => store };
});

describe('memoryLogStore', () => {
  it('shares nothing between two stores', async () => {
    await memoryLogStore().write('one', [{ id: 'a', body: 1 }]);
    expect(await memoryLogStore().read('one')).toEqual([]);
  });
});
