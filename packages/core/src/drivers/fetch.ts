import { fetchCall } from './fetch/call.ts';
import { kitGateway, type KitGateway, type KitGatewayOptions } from './kit/gateway.ts';
import { webClock } from './web-clock.ts';

export type FetchGatewayOptions = KitGatewayOptions;
export type FetchGateway = KitGateway;

/**
 * Gateway to server-kit over plain `fetch`, without a library: JSON calls, a fetch stream with long-poll behind it. Runs in pages,
 * workers and Node.
 *
 * @example
 * const gateway = fetchGateway({ baseUrl: '/api/xiaoer', device: 'tab-1', identity: () => askShopForToken() });
 */
export function fetchGateway(options: FetchGatewayOptions): FetchGateway {
  const { clock = webClock(), fetch: ownFetch = (input, init) => fetch(input, init) } = options;
  return kitGateway(options, fetchCall(ownFetch, clock));
}
