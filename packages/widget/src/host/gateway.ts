import { fetchGateway } from '@xiaoer/core/drivers/fetch';
import type { FetchGateway } from '@xiaoer/core/drivers/fetch';
import { XiaoerError } from '@xiaoer/core/errors';
import { pickLocale } from '../locales/locale.ts';
import type { WidgetOptions } from '../options.ts';
import { customerOf, identitySourceOf } from './identity.ts';
import type { KnownIdentity } from './identity.ts';
import { guestStorage } from './storage.ts';

/** What the way to the server must know of the page. */
export interface GatewayPage {
  readonly known: KnownIdentity;
  readonly device: string;
  /** Told when the page's identity is another customer's than this conversation's. */
  readonly onOtherCustomer: () => void;
}

/** The way to the server-kit of the options; undefined where the page names none. */
export function pageGateway(
  options: WidgetOptions,
  { known, device, onOtherCustomer }: GatewayPage,
): FetchGateway | undefined {
  if (options.server === undefined) return undefined;
  const source = identitySourceOf(options);
  let fresh: KnownIdentity | null = known.isFresh ? known : null;

  /** Asked for each session. A session of somebody else must never be opened for this conversation's log. */
  async function identity(): Promise<{ kind: 'jwt'; token: string } | null> {
    const first = fresh;
    fresh = null;
    if (first !== null) return first.token === null ? null : { kind: 'jwt', token: first.token };
    const proof = (await source?.()) ?? null;
    const id = proof === null ? null : (customerOf(proof, options)?.id ?? null);
    if (source !== undefined && id !== (known.user?.id ?? null)) {
      onOtherCustomer();
      throw new XiaoerError('IDENTITY_INVALID', 'Another customer is logged in now; his own conversation is opened.');
    }
    return proof === null ? null : { kind: 'jwt', token: proof.token };
  }

  return fetchGateway({
    baseUrl: new URL(options.server, document.baseURI).href,
    identity,
    device,
    channel: 'web',
    locale: pickLocale(options.locale),
    storage: guestStorage(options.appId ?? 'default'),
  });
}
