import type { LogStore } from '@xiaoer/core';
import { idbLogStore } from '@xiaoer/core/drivers/idb';
import { memoryLogStore } from '@xiaoer/core/drivers/memory';

/**
 * IndexedDB; where the browser refuses it from the start (private window, blocked storage), memory, so that the conversation at least
 * lasts as long as the page. A disk that fills up later is the engine's to tell.
 */
export function pageLogStore(onError: (error: unknown) => void): LogStore {
  const disk = idbLogStore();
  let chosen: Promise<LogStore> | undefined;

  /** The first read decides: it opens the database. */
  async function choose(conversation: string): Promise<LogStore> {
    try {
      await disk.read(conversation);
      return disk;
    } catch (error) {
      onError(error);
      return memoryLogStore();
    }
  }

  const storeFor = (conversation: string): Promise<LogStore> => (chosen ??= choose(conversation));
  return {
    read: async (conversation) => (await storeFor(conversation)).read(conversation),
    write: async (conversation, records) => (await storeFor(conversation)).write(conversation, records),
    erase: async (conversation) => (await storeFor(conversation)).erase(conversation),
    watch: (conversation, onChange) => disk.watch?.(conversation, onChange) ?? (() => undefined),
  };
}
