import type { Conversation } from '@xiaoer/core';
import type { WidgetOptions } from '../options.ts';
import { adoptConversation } from './adopt.ts';
import type { HostContext } from './host-context.ts';
import { fetchResources } from './resources.ts';

/**
 * Opens the customer's conversation: the page's own, or one over the engine, which is fetched beside its pack, model and identity.
 * Rejects where there is nothing to talk with.
 */
export async function openConversation(options: WidgetOptions, host: HostContext): Promise<Conversation> {
  if (options.conversation) return adoptConversation(options.conversation);
  const resources = fetchResources(options, host.onError);
  const { openEngine } = await import('./engine.ts');
  return openEngine(options, host, resources);
}
