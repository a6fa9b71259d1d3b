import { createConversation, loadPack } from '@xiaoer/core';
import type { Conversation } from '@xiaoer/core';
import { webClock } from '@xiaoer/core/drivers/web-clock';
import { webIds } from '@xiaoer/core/drivers/web-ids';
import { XiaoerError } from '@xiaoer/core/errors';
import { pickLocale } from '../locales/locale.ts';
import type { WidgetOptions } from '../options.ts';
import { adoptConversation } from './adopt.ts';
import { pageGateway } from './gateway.ts';
import { readIdentity } from './identity.ts';
import { pageLogStore } from './log-store.ts';
import { readPackJson } from './resources.ts';
import { pageUnderstander, readModel } from './understander.ts';

/** What the panel knows besides the options. */
export interface HostContext {
  readonly device: string;
  readonly onError: (error: unknown) => void;
  /** Told when another engine answers from now on. */
  readonly onEngine: (engine: 'plain' | 'onnx') => void;
  /** Told when somebody else is logged in than the one whose conversation this is. */
  readonly onOtherCustomer: () => void;
}

/**
 * Opens the customer's conversation with the drivers that this page can have. Pack, model and identity are fetched side by side.
 * Rejects with NETWORK_FAILED, NOT_FOUND or PACK_INVALID where there is nothing to talk with.
 */
export async function openConversation(options: WidgetOptions, host: HostContext): Promise<Conversation> {
  if (options.conversation) return adoptConversation(options.conversation);
  if (options.pack === undefined)
    throw new XiaoerError('OPTIONS_INVALID', 'The widget has no pack; give it data-pack.');
  const { device, onError } = host;
  const [json, identity, bytes] = await Promise.all([
    readPackJson(options.pack),
    readIdentity(options, onError),
    readModel(options, onError),
  ]);
  const pack = loadPack(json);
  const gateway = pageGateway(options, { known: identity, device, onOtherCustomer: host.onOtherCustomer });
  const understander = pageUnderstander(bytes, pack, options, host);
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
