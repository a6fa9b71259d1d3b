import { createConversation, loadPack, type Clock, type Conversation } from '@xiaoer/core';
import type { Identity } from '@xiaoer/core/protocol';
import type { MyApi } from './my-api.ts';
import { miniClock } from './ports/clock.ts';
import { myGateway } from './ports/gateway.ts';
import { httpCaller } from './ports/http.ts';
import { miniIds } from './ports/ids.ts';
import { modelBytes, packJson } from './ports/resource.ts';
import { miniSession } from './ports/session.ts';
import { textStorage, type TextStorage } from './ports/storage-call.ts';
import { myLogStore } from './ports/storage.ts';
import { miniUnderstander } from './ports/understander.ts';

/** What a mini-program says about its conversation. */
export interface MiniConversationOptions {
  /** The global `my`. */
  readonly my: MyApi;
  /** A compiled pack, or its URL. */
  readonly pack: unknown;
  /** The small model, or its URL. */
  readonly model?: string | ArrayBuffer | undefined;
  /** Base URL of server-kit. Without it the conversation answers on its own. */
  readonly server?: string | undefined;
  /** Tells apart conversations of several shops in one mini-program. Default `default`. */
  readonly appId?: string | undefined;
  readonly locale?: string | undefined;
  readonly user?: { readonly id: string; readonly name?: string } | null | undefined;
  /** Proof of who the customer is, from the merchant's own backend; null for a guest. */
  readonly identity?: (() => Promise<Identity | null>) | undefined;
  readonly page?: Readonly<Record<string, string>> | undefined;
  readonly clock?: Clock | undefined;
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A stable name of this device; a storage that refuses gives one that lives as long as the page. */
async function deviceOf(storage: TextStorage, key: string, fresh: string): Promise<string> {
  try {
    const known = await storage.get(key);
    if (known !== null) return known;
    await storage.set(key, fresh);
  } catch {
    // The log store tells of a storage that refuses; a device name is not worth a second word.
  }
  return fresh;
}

/**
 * The engine over the ports of a mini-program. Rejects with NETWORK_FAILED or PACK_INVALID where there is no pack to
 * talk with.
 * @example const conversation = await createMiniConversation({ my, pack, model, server: 'https://shop.example/api/xiaoer' });
 */
export async function createMiniConversation(options: MiniConversationOptions): Promise<Conversation> {
  const { my, server, locale = 'zh-CN', user = null, page, clock = miniClock(), appId = 'default' } = options;
  const onError = options.onError ?? (() => undefined);
  const storage = textStorage(my);
  const nextId = miniIds(() => clock.now());
  const id = `${appId}:${user?.id ?? 'guest'}`;
  const [device, json, model] = await Promise.all([
    deviceOf(storage, `xiaoer:${appId}:device`, nextId()),
    packJson(my, options.pack),
    modelBytes(my, options.model, onError),
  ]);
  const pack = loadPack(json);
  const identity = options.identity ?? (() => Promise.resolve(null));
  const sessionOptions = { device, locale, identity, resumeKey: `xiaoer:${id}:resume` };
  const gateway =
    server === undefined
      ? undefined
      : myGateway(
          miniSession(httpCaller(my, server), storage, () => clock.now(), sessionOptions),
          clock,
        );
  return createConversation(
    {
      understander: miniUnderstander(model, pack, onError),
      logStore: myLogStore(my),
      clock,
      nextId,
      ...(gateway && { gateway }),
    },
    { id, device, pack, locale, channel: 'alipay', user, onError, ...(page && { page }) },
  );
}
