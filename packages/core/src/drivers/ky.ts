import { kitGateway, type KitGateway, type KitGatewayOptions } from './kit/gateway.ts';
import { kyCall } from './ky/call.ts';

export type KyGatewayOptions = KitGatewayOptions;
export type KyGateway = KitGateway;

/**
 * Gateway to server-kit over `ky`: JSON calls, a fetch stream with long-poll behind it. Runs in pages, workers and Node. Where bytes
 * count, `fetchGateway` does the same without a library.
 *
 * @example
 * const gateway = kyGateway({ baseUrl: '/api/xiaoer', device: 'tab-1', identity: () => askShopForToken() });
 */
export function kyGateway(options: KyGatewayOptions): KyGateway {
  return kitGateway(options, kyCall(options.fetch));
}
