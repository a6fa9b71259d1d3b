import { createMind, loadPack } from '@xiaoer/core';
import type { Mind } from '@xiaoer/core';
import type { WidgetOptions } from '../options.ts';
import type { HostContext } from './host-context.ts';
import type { Resources } from './resources.ts';
import { pageUnderstander } from './understander.ts';

// So that what both need lies in the conversation's file and not in a third one, which compresses worse (1 kB, 2026-11).
export {
  /** @public */
  startConversation,
} from './conversation.ts';

/**
 * What answers in the page: pack, understander and dialogue. A chunk of its own, fetched once the panel has been painted. Rejects
 * with NETWORK_FAILED, NOT_FOUND or PACK_INVALID where there is nothing to answer from.
 */
export async function createPageMind(resources: Resources, options: WidgetOptions, host: HostContext): Promise<Mind> {
  const pack = loadPack(await resources.pack);
  const understander = pageUnderstander(resources.model, pack, options, host);
  return { ...createMind(pack, understander), close: () => understander.close() };
}
