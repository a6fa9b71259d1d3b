import type { ServerKit } from '@xiaoer/server-kit';
import type { FakeMy } from './fake-my.ts';

/** Where the bridged server seems to be. */
export const bridgedServer = 'https://shop.example/api/xiaoer';

/** Lets a fake `my` talk to a real server-kit in the same process. `isOnline` false is a phone without a network. */
export function bridge(my: FakeMy, kit: ServerKit, network: { isOnline: boolean } = { isOnline: true }): void {
  my.serve(async ({ url, method, headers, body }) => {
    if (!network.isOnline) throw new Error('no network');
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await kit.handler(new Request(url, init));
    return { status: response.status, data: await response.text() };
  });
}
