import type { Conversation } from '@xiaoer/core';
import type { WidgetOptions } from '../options.ts';
import { adoptConversation } from './adopt.ts';
import type { HostContext } from './host-context.ts';
import { readIdentity } from './identity.ts';

/**
 * Opens the customer's conversation: the page's own, or one over this page's drivers, whose code is fetched while the panel is drawn.
 * Rejects where that cannot be had.
 */
export async function openConversation(options: WidgetOptions, host: HostContext): Promise<Conversation> {
  if (options.conversation) return adoptConversation(options.conversation);
  const known = readIdentity(options, host.onError);
  const { startConversation } = await import('./conversation.ts');
  return startConversation(options, host, await known);
}
