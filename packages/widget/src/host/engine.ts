import { createConversation, loadPack } from '@xiaoer/core';
import type { Conversation } from '@xiaoer/core';
import { webClock } from '@xiaoer/core/drivers/web-clock';
import { webIds } from '@xiaoer/core/drivers/web-ids';
import { pickLocale } from '../locales/locale.ts';
import type { WidgetOptions } from '../options.ts';
import { pageGateway } from './gateway.ts';
import type { HostContext } from './host-context.ts';
import { pageLogStore } from './log-store.ts';
import type { Resources } from './resources.ts';
import { pageUnderstander } from './understander.ts';

/**
 * The conversation of the customer over the drivers that this page can have. A chunk of its own: the panel is drawn while it is
 * fetched. Rejects with NETWORK_FAILED, NOT_FOUND or PACK_INVALID where there is nothing to talk with.
 */
export async function openEngine(
  options: WidgetOptions,
  host: HostContext,
  resources: Resources,
): Promise<Conversation> {
  const { device, onError } = host;
  const [json, identity] = await Promise.all([resources.pack, resources.identity]);
  const pack = loadPack(json);
  const gateway = pageGateway(options, { known: identity, device, onOtherCustomer: host.onOtherCustomer });
  const understander = pageUnderstander(resources.model, pack, options, host);
  const conversation = createConversation(
    { understander, logStore: pageLogStore(onError), clock: webClock(), nextId: webIds(), ...(gateway && { gateway }) },
    {
      id: `${options.appId ?? 'default'}:${identity.user?.id ?? 'guest'}`,
      device,
      pack,
      locale: pickLocale(options.locale),
      channel: 'web',
      user: identity.user,
      ...(options.page && { page: options.page }),
      onError,
    },
  );
  return {
    ...conversation,
    close() {
      conversation.close();
      understander.close();
    },
  };
}
