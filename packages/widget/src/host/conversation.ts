import type { Conversation } from '@xiaoer/core';
import { createConversationWith } from '@xiaoer/core/conversation';
import { webClock } from '@xiaoer/core/drivers/web-clock';
import { webIds } from '@xiaoer/core/drivers/web-ids';
import { pickLocale } from '../locales/locale.ts';
import type { WidgetOptions } from '../options.ts';
import { pageGateway } from './gateway.ts';
import type { HostContext } from './host-context.ts';
import type { KnownIdentity } from './identity.ts';
import { mindLoader } from './load-mind.ts';
import { pageLogStore } from './log-store.ts';

/**
 * The conversation of the customer over the drivers that this page can have: history, sending and people. A chunk of its own,
 * fetched beside the panel; what answers follows it.
 */
export function startConversation(options: WidgetOptions, host: HostContext, identity: KnownIdentity): Conversation {
  const { device, onError, onOtherCustomer } = host;
  const gateway = pageGateway(options, { known: identity, device, onOtherCustomer });
  return createConversationWith(
    mindLoader(options, host),
    { logStore: pageLogStore(onError), clock: webClock(), nextId: webIds(), ...(gateway && { gateway }) },
    {
      id: `${options.appId ?? 'default'}:${identity.user?.id ?? 'guest'}`,
      device,
      locale: pickLocale(options.locale),
      channel: 'web',
      user: identity.user,
      ...(options.page && { page: options.page }),
      onError,
    },
  );
}
